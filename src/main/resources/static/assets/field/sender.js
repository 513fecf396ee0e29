// 娘家: sends what is finished, each record once, and forgets it here as soon as the house has it.
const sender = (() => {
  const PATIENCE = 20000;
  const PATIENCE_PHOTO = 120000;
  let csrf = '';
  // 'unknown', 'ok', 'away' (house out of reach), 'signin', 'consent', 'post'
  let state = 'unknown';

  // Status 0 stands for everything that is no answer of the house: no network, a portal of somebody's Wi-Fi, a broken line.
  async function ask(path, options, patience) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), patience);
    try {
      const answer = await fetch(path, {credentials: 'same-origin', cache: 'no-store', redirect: 'error', signal: stop.signal,
        ...options, headers: {Accept: 'application/json', ...options.headers}});
      const json = await answer.json().catch(() => null);
      return json || answer.status >= 400 ? {status: answer.status, json: json || {}} : {status: 0, json: {}};
    } catch (e) {
      return {status: 0, json: {}};
    } finally {
      clearTimeout(timer);
    }
  }

  function stateOf(answer) {
    if (answer.status === 0) return 'away';
    if (answer.status === 401) return 'signin';
    if (answer.status === 403) return answer.json.code === 'frame.CONSENT_MISSING' ? 'consent' : 'post';
    return 'ok';
  }

  // What the officer takes along: plans, units, campaigns; and who they are.
  async function kit() {
    const answer = await ask('/field/visits/data', {}, PATIENCE);
    state = answer.status === 200 && !answer.json.csrf ? 'away' : stateOf(answer);
    if (state === 'post') await stranger();
    if (answer.status !== 200 || state !== 'ok') return null;
    const {csrf: token, ...rest} = answer.json;
    csrf = token;
    const known = {...rest, ahead: record.ahead(rest.today)};
    await store.know(known);
    return known;
  }

  // Without the duty there is nothing to take along; somebody else's records are not theirs to see all the same.
  async function stranger() {
    const {json} = await ask('/field/visits/who', {}, PATIENCE);
    const kept = await store.known();
    if (json.who && kept && kept.who !== json.who) {
      await store.know({who: json.who, ahead: 0, plans: [], units: [], districts: [], campaigns: [], kinds: []});
    }
  }

  function post(path, key, body, type, patience) {
    const headers = {'X-XSRF-TOKEN': csrf, 'Idempotency-Key': key};
    if (type) headers['Content-Type'] = type;
    return ask(path, {method: 'POST', headers, body}, patience);
  }

  // Gives whether it makes sense to go on with the next one.
  async function send(id, who) {
    const letGo = await hold(id, 0);
    if (!letGo) return true;
    try {
      const one = await store.get(id);
      if (!one || one.state !== 'ready' || one.who !== who) return true;
      // a finding that may have arrived is never changed under its id: see form.js
      const before = one.findings.map(each => each.tried);
      one.findings.forEach(each => each.tried = true);
      await store.put(one);
      const answer = await post('/visits', one.id + ':' + one.edits, record.body(one), 'application/json', PATIENCE);
      if (answer.status !== 0 && answer.status < 500) one.findings.forEach((each, n) => each.tried = before[n]);
      return await settle(one, answer);
    } finally {
      letGo();
    }
  }

  async function settle(one, answer) {
    const {status, json} = answer;
    state = stateOf(answer);
    if ((status === 201 || status === 200) && json.no && json.id === one.id) {
      await store.put({id: one.id, who: one.who, state: 'sent', no: json.no, unit: json.unit || one.unit, day: one.day,
        besides: json.besides || 0, at: Date.now()});
      return true;
    }
    if (status === 422 && json.code === 'frame.KEY_REUSED') {
      one.edits++;
    } else if (status === 422 || status === 400 || status === 413) {
      one.state = 'refused';
      one.refusals = json.refusals && json.refusals.length ? json.refusals.map(({field, message}) => ({field, message}))
        : [{field: null, message: [json.title, json.detail].filter(Boolean).join(' ') || say('later')}];
    } else if (status === 403 && json.code === 'frame.FORM_TOO_OLD') {
      state = 'ok'; // the token has aged: the next round brings a new one
    }
    one.trouble = status === 0 ? say('lost') : one.state === 'ready' ? json.title || say('later') : '';
    await store.put(one);
    return status !== 0 && status !== 401 && status !== 403 && status !== 429 && status < 500;
  }

  // Photos follow their visit, each on its own; the house refuses a picture, not the visit.
  async function sendPhoto(photo, no) {
    const form = new FormData();
    form.append('files', photo.blob, photo.name);
    const answer = await post('/visits/' + no + '/photos', photo.id, form, null, PATIENCE_PHOTO);
    state = stateOf(answer);
    if (answer.status >= 200 && answer.status < 300) {
      await store.dropPhoto(photo.id);
    } else if ([400, 413, 422].includes(answer.status)) {
      const {refusals, title} = answer.json;
      await store.putPhoto({...photo, refusal: refusals && refusals.length ? refusals[0].message : title || say('later')});
    } else {
      return answer.status === 404 || answer.status === 409;
    }
    return true;
  }

  async function round(shown) {
    const known = await kit();
    if (!known) return;
    const mine = (await store.records()).filter(one => one.who === known.who);
    for (const one of mine.filter(each => each.state === 'ready').sort((a, b) => a.at - b.at)) {
      const on = await send(one.id, known.who);
      await shown();
      if (!on) return;
    }
    const numbers = new Map((await store.records()).filter(one => one.who === known.who && one.state === 'sent')
      .map(one => [one.id, one.no]));
    for (const photo of await store.photos()) {
      if (!numbers.has(photo.visit) || photo.refusal) continue;
      if (!await sendPhoto(photo, numbers.get(photo.visit))) return;
    }
    if (mine.some(one => one.state === 'ready')) await kit(); // plans that are written down now
  }

  let running = null;
  let again = false;

  // A call during a round is answered by one more round, not by two at once.
  function go(shown) {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        const letGo = await hold('sending', 0);
        if (letGo) await round(shown).finally(letGo);
        await shown();
      } while (again);
    })().finally(() => running = null);
    return running;
  }

  return {go, state: () => state, busy: () => running !== null};
})();
