// 娘家: small comforts on top of pages that work without them.
document.addEventListener('DOMContentLoaded', () => {
  document.querySelectorAll('[data-print]').forEach(button => button.addEventListener('click', () => window.print()));
  const problem = document.getElementById('problem');
  if (problem) problem.focus();
  document.querySelectorAll('form[method="post"]').forEach(form => form.addEventListener('submit', event => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = '1';
    const button = event.submitter;
    if (button) setTimeout(() => button.setAttribute('aria-busy', 'true'), 400);
  }));
  window.addEventListener('pageshow', () => document.querySelectorAll('form').forEach(form => {
    delete form.dataset.sent;
    form.querySelectorAll('[aria-busy]').forEach(button => button.removeAttribute('aria-busy'));
  }));
});
