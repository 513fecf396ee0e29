// 娘家: the form of one visit. Every keystroke is kept; nothing is asked for but unit and day.
const form = (() => {
  const SOON = 300;
  const $ = id => document.getElementById(id);
  let one = null;
  let kit = null;
  let letGo = null;
  let timer = null;
  let addresses = [];

  const fields = () => ['unit', 'day', 'campaign', ...record.TEXTS, ...record.COUNTS].map($);

  function fill() {
    fields().forEach(field => field.value = one[field.id] || '');
    $('unit').readOnly = one.plan;
    $('unit-hint').hidden = one.plan;
    $('unit-planned').hidden = !one.plan;
    options($('units'), one.plan ? [] : kit.units.map(unit => [unit.name, '']));
    options($('district'), kit.districts.map(each => [each.code, each.name]));
    $('district').value = one.district || $('district').value;
    running();
    $('findings').replaceChildren();
    one.findings.forEach(addFinding);
    document.querySelectorAll('#visit details').forEach(fold => fold.open = written(fold));
    $('drop-ask').hidden = true;
    $('saved').textContent = '';
    place();
    counts();
    refusals();
    photos();
  }

  const options = (list, pairs) => list.replaceChildren(...pairs.map(([value, text]) => new Option(text, value)));
  const written = fold => [...fold.querySelectorAll('input:not([type=file]), textarea')].some(field =>
    field.type === 'radio' || field.type === 'checkbox' ? field.checked : field.value);

  // Campaigns of the day, and the one that was chosen; hidden where there is none, and where the plan has said it.
  function running() {
    const open = kit.campaigns.filter(each => each.no === one.campaign || each.first <= one.day && one.day <= each.last);
    const none = $('campaign').options[0];
    $('campaign').replaceChildren(none, ...open.map(each => new Option(each.name, each.no)));
    if (one.campaign && !open.some(each => each.no === one.campaign)) $('campaign').append(new Option(one.campaign, one.campaign));
    $('campaign').value = one.campaign;
    $('campaign-field').hidden = one.plan || $('campaign').options.length < 2;
  }

  // A unit that is known says its county itself; for another one it is asked where there are several.
  function place() {
    const known = kit.units.find(unit => unit.name === one.unit.trim());
    if (!one.plan) {
      one.unitId = known ? known.employer : '';
      one.district = known ? known.district : Number($('district').value) || null;
    }
    $('district-field').hidden = one.plan || Boolean(known) || kit.districts.length < 2;
  }

  function counts() {
    const found = one.findings.filter(each => !record.empty(each)).length;
    $('found-n').textContent = found ? say('findings', found) : '';
  }

  function addFinding(finding) {
    const block = $('finding').content.firstElementChild.cloneNode(true);
    block.dataset.id = finding.id;
    const options = block.querySelector('[data-name=category]');
    kit.kinds.forEach(kind => options.append(new Option(kind.name, kind.code)));
    if (finding.category && !kit.kinds.some(kind => kind.code === finding.category)) finding.category = '';
    block.querySelectorAll('[data-name]').forEach(control => {
      const name = control.dataset.name;
      if (control.type === 'radio') {
        control.name = 'theme-' + finding.id;
        control.checked = control.value === finding.theme;
        return;
      }
      control.id = name + '-' + finding.id;
      const label = control.closest('.field')?.querySelector('.label');
      if (label) label.htmlFor = control.id;
      if (control.type === 'checkbox') control.checked = finding.told;
      else control.value = finding[name];
    });
    block.querySelector('fieldset').id = 'theme-' + finding.id;
    block.querySelector('.remove').addEventListener('click', event => remove(block, finding, event.currentTarget));
    block.addEventListener('input', event => write(block, finding, event.target));
    destination(block, finding);
    $('findings').append(block);
    numbers();
    return block;
  }

  function write(block, finding, control) {
    const name = control.dataset.name;
    if (!name) return;
    finding[name] = control.type === 'checkbox' ? control.checked : control.value;
    if (finding.tried) {
      // sent before, and nobody knows whether it arrived: the house keeps what it has, so this one is a new one
      finding.id = record.uuid();
      delete finding.tried;
    }
    destination(block, finding);
    counts();
  }

  const destination = (block, finding) =>
    block.querySelectorAll('[data-for]').forEach(part => part.hidden = !part.dataset.for.split(' ').includes(finding.outcome));
  const numbers = () =>
    document.querySelectorAll('#findings .nth').forEach((title, n) => title.textContent = say('nth', n + 1));

  function remove(block, finding, button) {
    if (!record.empty(finding) && !button.dataset.sure) {
      button.dataset.sure = '1';
      button.textContent = say('removeAgain');
      return;
    }
    one.findings.splice(one.findings.indexOf(finding), 1);
    block.remove();
    numbers();
    counts();
    changed();
    $('found-add').focus();
  }

  function refusals() {
    $('refusals').hidden = one.refusals.length === 0;
    $('refusals').querySelector('ul').replaceChildren(...one.refusals.map(({field, message}) => {
      const line = document.createElement('li');
      const at = field && $(field);
      line.append(message);
      if (at && at.closest('#visit')) {
        const link = document.createElement('a');
        link.href = '#' + field;
        link.append(message);
        link.addEventListener('click', event => lead(event, at));
        line.replaceChildren(link);
      }
      return line;
    }));
    fields().forEach(field => field.closest('.field')?.classList.toggle('field--bad', one.refusals.some(each => each.field === field.id)));
  }

  // The address stays that of the record: a link within the page would lead away from it.
  function lead(event, at) {
    event.preventDefault();
    const fold = at.closest('details');
    if (fold) fold.open = true;
    (at.matches('fieldset') ? at.querySelector('input') : at).focus();
  }

  async function photos() {
    const mine = await store.photosOf(one.id);
    addresses.forEach(address => URL.revokeObjectURL(address));
    addresses = mine.map(photo => URL.createObjectURL(photo.blob));
    $('photos').replaceChildren(...mine.map((photo, n) => {
      const shot = $('shot').content.firstElementChild.cloneNode(true);
      shot.querySelector('img').src = addresses[n];
      shot.querySelector('img').alt = say('photo', n + 1);
      shot.querySelector('button').addEventListener('click', async () => {
        await store.dropPhoto(photo.id);
        photos();
        $('photo').focus();
      });
      return shot;
    }));
    $('photos-n').textContent = mine.length ? say('photos', mine.length) : '';
    if (mine.length) $('photos').closest('details').open = true;
  }

  // Smaller for a weak network; drawn anew it says no more where it was taken. What cannot be drawn goes as it is.
  async function smaller(file) {
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 2000 / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      return blob ? {blob, name: file.name.replace(/\.\w+$/, '') + '.jpg'} : {blob: file, name: file.name};
    } catch (e) {
      return {blob: file, name: file.name};
    }
  }

  async function take(files) {
    const {id, who} = one;
    await flush(true);
    for (const file of files) {
      await store.putPhoto({id: record.uuid(), visit: id, who, at: Date.now(), ...await smaller(file)});
    }
    if (one) photos();
  }

  function changed() {
    one.state = 'draft';
    one.edits++;
    one.at = Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, SOON);
  }

  // Writes down what is waiting to be; always when asked for it.
  async function flush(always) {
    if (!one || !timer && always !== true) return;
    clearTimeout(timer);
    timer = null;
    try {
      await store.put(one);
      $('saved').textContent = say('saved', new Date().toTimeString().slice(0, 5));
    } catch (e) {
      $('saved').textContent = say('unsaved');
    }
  }

  function typed(event) {
    const field = event.target;
    if (!one || field.type === 'file') return;
    if (field.id === 'district') one.district = Number(field.value);
    else if (fields().includes(field)) one[field.id] = field.value;
    if (field.id === 'day') running();
    if (field.id === 'unit' || field.id === 'district') place();
    changed();
  }

  async function close() {
    await flush();
    one = null;
    if (letGo) letGo();
    letGo = null;
  }

  async function finish() {
    one.refusals = record.missing(one);
    one.findings = one.findings.filter(each => !record.empty(each));
    one.state = one.refusals.length ? 'draft' : 'ready';
    one.trouble = '';
    await flush(true);
    if (one.refusals.length) {
      refusals();
      $('refusals').focus();
      return false;
    }
    return true;
  }

  async function drop() {
    clearTimeout(timer);
    timer = null;
    await store.drop(one.id);
  }

  // The record as it is now, under its lock; null when somebody else has it or it has gone.
  async function open(id, fresh, known) {
    await close();
    letGo = await hold(id, 3000);
    if (!letGo) return 'busy';
    const kept = await store.get(id);
    if (kept ? kept.who !== known.who || kept.state === 'sent' : !fresh) {
      await close();
      return 'gone';
    }
    one = kept || fresh;
    kit = known;
    fill();
    return 'open';
  }

  $('visit').addEventListener('input', typed);
  $('visit').addEventListener('submit', event => event.preventDefault());
  $('found-add').addEventListener('click', () => {
    const finding = record.finding();
    one.findings.push(finding);
    addFinding(finding).querySelector('input').focus();
  });
  $('photo').addEventListener('change', async event => {
    await take([...event.target.files]);
    event.target.value = '';
  });
  $('drop').addEventListener('click', () => {
    $('drop-ask').hidden = false;
    $('drop-not').focus();
  });
  $('drop-not').addEventListener('click', () => {
    $('drop-ask').hidden = true;
    $('drop').focus();
  });
  window.addEventListener('pagehide', () => flush());
  document.addEventListener('visibilitychange', () => document.hidden && flush());

  return {open, close, finish, drop, id: () => one && one.id, who: () => one && one.who};
})();
