// 娘家: one visit as it is written here, and as the house takes it (NewVisit).
const record = (() => {
  const TEXTS = ['production', 'said', 'union', 'minutes', 'people', 'from', 'until'];
  const COUNTS = ['workshops', 'managers', 'workers'];
  const DAY = 24 * 60 * 60 * 1000;

  function uuid() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  // Today at the house: the clock of this device, put right by as many days as it was wrong when the house last spoke.
  const date = at => new Date(at + DAY / 3).toISOString().slice(0, 10); // of China, eight hours ahead, wherever the device thinks it is
  const today = kit => date(Date.now() + (kit.ahead || 0) * DAY);
  const ahead = day => Math.round((Date.parse(day) - Date.parse(date(Date.now()))) / DAY);

  function blank(id, kit) {
    const one = {id, who: kit.who, state: 'draft', edits: 0, base: 0, plan: false, unit: '', unitId: '', district: null,
      day: today(kit), campaign: kit.own || '', findings: [], refusals: [], trouble: '', at: Date.now()};
    [...TEXTS, ...COUNTS].forEach(name => one[name] = '');
    return one;
  }

  function planned(plan, kit) {
    const day = plan.day > today(kit) ? today(kit) : plan.day;
    const one = {...blank(plan.id, kit), plan: true, base: plan.version, unit: plan.unit, unitId: plan.employer,
      district: plan.district, day, campaign: plan.campaign || ''};
    ['production', 'said', 'union', 'minutes'].forEach(name => one[name] = plan[name] || '');
    return one;
  }

  const finding = () => ({id: uuid(), theme: '', text: '', outcome: 'OPEN', answer: '', category: '', recipient: '', told: false});
  const empty = one => !one.text.trim() && !one.theme && !one.answer.trim() && !one.recipient.trim();
  const number = text => text === '' || isNaN(text) ? null : Math.max(-1, Math.min(999999, Math.trunc(Number(text))));

  function sendable(one) {
    const {id, theme, text, outcome, answer, category, recipient, told} = one;
    return {id, theme, text, outcome, told,
      answer: outcome === 'ANSWERED' || outcome === 'LONG_TERM' ? answer : null,
      category: outcome === 'CASE' ? category : null,
      recipient: outcome === 'OUTSIDE' ? recipient : null};
  }

  // Depends on the record alone: sent again it is the same, byte by byte.
  function body(one) {
    const out = {id: one.id, district: one.district, unit: one.unitId || one.unit, day: one.day || null,
      campaign: one.campaign || null, base: one.base};
    TEXTS.forEach(name => out[name] = one[name] || null);
    COUNTS.forEach(name => out[name] = number(one[name]));
    out.findings = one.findings.filter(each => !empty(each)).map(sendable);
    return JSON.stringify(out);
  }

  // What is missing for certain is said at once; the rest is the house's to say.
  function missing(one) {
    const out = [];
    if (!one.unit.trim()) out.push({field: 'unit', message: say('unitMissing')});
    if (!one.day) out.push({field: 'day', message: say('dayMissing')});
    one.findings.filter(each => !empty(each)).forEach(each => {
      const at = part => part + '-' + each.id;
      if (!each.theme) out.push({field: at('theme'), message: say('themeMissing')});
      if (!each.text.trim()) out.push({field: at('text'), message: say('findingMissing')});
      if (each.outcome === 'CASE' && !each.category) out.push({field: at('category'), message: say('categoryMissing')});
      if (each.outcome === 'OUTSIDE' && !each.recipient.trim()) out.push({field: at('recipient'), message: say('recipientMissing')});
    });
    return out;
  }

  return {TEXTS, COUNTS, DAY, uuid, today, ahead, blank, planned, finding, empty, body, missing};
})();

// Words stand in the page, never here.
function say(name, ...args) {
  return document.getElementById('words').dataset[name].replace(/\{(\d)}/g, (hole, n) => args[n]);
}

// One writer or sender of a record at a time, in all windows of this browser. Gives the way to let go, or null when somebody
// else has it, at once or after some patience.
const hold = (() => {
  const here = new Set();
  return function (name, patience) {
    if (!navigator.locks) {
      if (here.has(name)) return Promise.resolve(null);
      here.add(name);
      return Promise.resolve(() => here.delete(name));
    }
    return new Promise(got => {
      const stop = new AbortController();
      const timer = patience ? setTimeout(() => stop.abort(), patience) : 0;
      navigator.locks.request('niangjia ' + name, patience ? {signal: stop.signal} : {ifAvailable: true}, lock => {
        clearTimeout(timer);
        if (lock) return new Promise(free => got(free));
        got(null);
      }).catch(() => got(null));
    });
  };
})();
