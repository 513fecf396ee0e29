// 娘家: opens the visit form where there is no network. Everything else goes its usual way; no personal data is kept here.
const PAGE = '/field/visits';
const PREFIX = 'field ';
const PATIENCE = 3000;

self.addEventListener('install', event => event.waitUntil(first().then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', event => {
  const asked = event.request;
  const address = new URL(asked.url);
  if (asked.method !== 'GET' || address.origin !== self.location.origin) return;
  if (asked.mode === 'navigate' && address.pathname === PAGE) {
    event.respondWith(page(event));
  } else if (address.pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(asked, {ignoreVary: true}).then(kept => kept || fetch(asked)));
  }
});

async function first() {
  const answer = await fetch(PAGE, {credentials: 'same-origin', redirect: 'error', cache: 'no-store'});
  if (!good(answer)) throw new Error('not the form: ' + answer.status);
  await keep(answer);
}

// The network first; what was kept when it is slow, silent, failing, or when this hat may not (the words must stay within reach).
async function page(event) {
  const network = fetch(event.request);
  event.waitUntil(network.then(answer => good(answer) && keep(answer.clone())).catch(() => {}));
  const kept = await caches.match(PAGE, {ignoreVary: true});
  if (!kept) return network;
  const usable = network.then(answer => answer.status === 403 || answer.status >= 500 ? kept : answer, () => kept);
  return Promise.race([usable, new Promise(done => setTimeout(() => done(kept), PATIENCE))]);
}

function good(answer) {
  return answer.status === 200 && answer.type === 'basic' && !answer.redirected;
}

// One cache for each set of assets that the page names: page and assets always belong together.
async function keep(answer) {
  const text = await answer.clone().text();
  const assets = [...new Set(text.match(/\/assets\/[\w./-]+\?v=\w+/g))];
  const name = PREFIX + assets.map(address => address.split('=')[1]).join('');
  const cache = await caches.open(name);
  await Promise.all(assets.map(async address => await cache.match(address) || cache.add(address)));
  await cache.put(PAGE, answer);
  const old = (await caches.keys()).filter(other => other.startsWith(PREFIX) && other !== name);
  await Promise.all(old.map(other => caches.delete(other)));
}
