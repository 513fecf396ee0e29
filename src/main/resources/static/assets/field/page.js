// 娘家: the list of what is to be written, to be sent and sent; and whether there is a network.
(() => {
  const OFTEN = 30000;
  const $ = id => document.getElementById(id);
  let kit = null;
  let fresh = '';
  let turn = Promise.resolve();
  let shown = false;

  function day(text) {
    const at = new Date(text + 'T12:00');
    const part = options => new Intl.DateTimeFormat(document.documentElement.lang, options).format(at)
      .replace(/(\d)(\p{Script=Han})/gu, '$1 $2').replace(/(\p{Script=Han})(\d)/gu, '$1 $2');
    return say('date', part({month: 'short', day: 'numeric'}), part({weekday: 'short'}));
  }

  function network() {
    const off = !navigator.onLine || sender.state() === 'away';
    document.querySelectorAll('.when-online').forEach(part => part.hidden = off);
    document.querySelectorAll('.when-offline').forEach(part => part.hidden = !off);
    ['signin', 'consent', 'post'].forEach(state => $(state).hidden = off || sender.state() !== state);
  }

  function row(href, title, state, ...facts) {
    const line = $('row').content.firstElementChild.cloneNode(true);
    line.querySelector('a').href = href;
    line.querySelector('.row__t').textContent = title;
    line.querySelector('.row__m').textContent = facts.filter(Boolean).join(' · ');
    line.querySelector('a').append($('state-' + state).content.firstElementChild.cloneNode(true));
    return line;
  }

  function note(line, text, href) {
    if (!text) return;
    const said = $('note').content.firstElementChild.cloneNode(true);
    said.querySelector('span').textContent = text;
    const link = said.querySelector('a');
    if (href) link.href = href;
    else link.remove();
    line.append(said);
  }

  function section(id, lines) {
    $(id).hidden = lines.length === 0;
    $(id).querySelector('.rows').replaceChildren(...lines);
  }

  function unsent(one, photos) {
    const found = one.findings.filter(each => !record.empty(each)).length;
    const line = row('#' + one.id, one.unit || say('untitled'), one.state, one.day && day(one.day),
      found && say('findings', found), photos.length && say('photos', photos.length));
    one.refusals.forEach(({message}) => note(line, message));
    note(line, one.trouble);
    return line;
  }

  function sent(one, photos) {
    const line = row('/visits/' + one.no, one.unit, 'sent', day(one.day), one.no);
    if (one.besides) note(line, say('besides'), '/visits/' + one.no);
    const refused = photos.filter(photo => photo.refusal);
    if (photos.length > refused.length) note(line, say('photosLeft', photos.length - refused.length));
    if (refused.length) {
      note(line, say('photosRefused', refused.length, refused[0].refusal));
      const button = $('drop-photos').content.firstElementChild.cloneNode(true);
      button.addEventListener('click', async () => {
        await Promise.all(refused.map(photo => store.dropPhoto(photo.id)));
        list();
      });
      line.append(button);
    }
    return line;
  }

  // The house answers and knows nobody: what lies here is counted, not shown. Without a network there is nobody to ask.
  const out = () => sender.state() === 'signin';

  async function list() {
    kit = await store.known() || null;
    network();
    $('first').hidden = kit !== null;
    $('begin').disabled = kit === null || kit.districts.length === 0;
    if (!kit) return;
    const [records, photos] = [await store.records(), await store.photos()];
    const shut = out();
    const mine = shut ? [] : records.filter(one => one.who === kit.who).sort((a, b) => b.at - a.at);
    const photosOf = one => photos.filter(photo => photo.visit === one.id);
    section('needs', mine.filter(one => one.state === 'refused').map(one => unsent(one, photosOf(one))));
    section('waiting', mine.filter(one => one.state === 'draft' || one.state === 'ready').map(one => unsent(one, photosOf(one))));
    section('plans', (shut ? [] : kit.plans).filter(plan => !records.some(one => one.id === plan.id))
      .map(plan => row('#' + plan.id, plan.unit, 'plan', day(plan.day))));
    section('sent', mine.filter(one => one.state === 'sent').map(one => sent(one, photosOf(one))));
    $('send').hidden = !mine.some(one => one.state === 'ready');
    const others = records.filter(one => (shut || one.who !== kit.who) && one.state !== 'sent').length;
    $('others').hidden = others === 0;
    $('others').textContent = say(shut ? 'signedOut' : 'others', others);
  }

  // A day after they were sent the house alone knows of them; photos without a record are left over from a kill.
  async function tidy() {
    const photos = await store.photos();
    for (const one of await store.records()) {
      const left = photos.some(photo => photo.visit === one.id);
      if (one.state === 'sent' && !left && Date.now() - one.at > record.DAY) await store.drop(one.id);
    }
    const known = new Set((await store.records()).map(one => one.id));
    await Promise.all(photos.filter(photo => !known.has(photo.visit)).map(photo => store.dropPhoto(photo.id)));
  }

  async function send() {
    $('send').setAttribute('aria-busy', 'true');
    await sender.go(list).catch(broken);
    $('send').removeAttribute('aria-busy');
    if (form.id() && form.who() !== kit.who) await leave(); // somebody else has signed in
  }

  // Only where there is something to do: to send, or to find the way to the house again.
  async function often() {
    if (document.hidden) return;
    const mine = (await store.records()).filter(one => kit && one.who === kit.who);
    const sent = new Set(mine.filter(one => one.state === 'sent').map(one => one.id));
    const photos = (await store.photos()).some(photo => sent.has(photo.visit) && !photo.refusal);
    if (photos || mine.some(one => one.state === 'ready') || sender.state() !== 'ok') await send();
  }

  function show(writing) {
    $('list').hidden = writing;
    $('visit').hidden = !writing;
    $('back').href = writing ? '#' : '/visits';
    $('back').classList.toggle('when-online', !writing);
    $('back').hidden = false;
    network();
    if (writing === shown) return;
    shown = writing;
    window.scrollTo(0, 0);
    (writing ? $('visit') : $('list')).querySelector('h1').focus({preventScroll: true});
  }

  // The part behind # is the record that is open; without one the list is shown.
  async function go() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === 'main') return $('main').focus();
    if (id) $('busy').hidden = true;
    if (id && id === form.id()) return;
    const plan = kit && !out() && kit.plans.find(each => each.id === id);
    const start = plan ? record.planned(plan, kit) : id && id === fresh ? record.blank(id, kit) : null;
    const opened = id && kit && (!out() || start) ? await form.open(id, start, kit) : await form.close();
    if (opened === 'open') return show(true);
    if (id) $('busy').hidden = opened !== 'busy'; // asked once more while the first waited, the answer stays
    if (id && kit) history.replaceState(null, '', location.pathname);
    await list();
    show(false);
  }

  const route = () => turn = turn.then(go).catch(broken);

  async function leave() {
    await form.close();
    history.replaceState(null, '', location.pathname);
    await list();
    show(false);
  }

  function broken() {
    $('broken').hidden = false;
    $('begin').disabled = true;
  }

  // The words stay here also when the browser is short of room; the page itself opens without a network.
  async function stay() {
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
    try {
      await navigator.serviceWorker.register('/field/worker.js', {scope: '/field/', updateViaCache: 'none'});
      await navigator.serviceWorker.ready;
      const kept = await caches.match(location.pathname, {ignoreVary: true});
      $('kept').hidden = !kept;
      $('not-kept').hidden = Boolean(kept);
    } catch (e) {
      $('not-kept').hidden = false;
    }
  }

  $('begin').addEventListener('click', () => {
    fresh = record.uuid();
    location.hash = fresh;
  });
  $('finish').addEventListener('click', async () => {
    if (!await form.finish()) return;
    await leave();
    send();
  });
  $('drop-do').addEventListener('click', async () => {
    await form.drop();
    await leave();
  });
  $('send').addEventListener('click', send);
  window.addEventListener('hashchange', route);
  window.addEventListener('online', send);
  window.addEventListener('offline', network);
  document.addEventListener('visibilitychange', often);
  setInterval(() => often().catch(broken), OFTEN);

  (async () => {
    if (!await store.works()) return broken();
    await tidy();
    await list();
    await route();
    stay();
    await send();
    if (out() && form.id()) await leave();
    if (location.hash) await route();
  })().catch(broken);
})();
