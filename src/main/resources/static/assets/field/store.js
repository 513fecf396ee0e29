// 娘家: what is written without a network lies in this browser (IndexedDB) until the house has it.
const store = (() => {
  const opened = new Promise((done, failed) => {
    const asked = indexedDB.open('niangjia-visits', 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('records', {keyPath: 'id'});
      asked.result.createObjectStore('photos', {keyPath: 'id'}).createIndex('visit', 'visit');
      asked.result.createObjectStore('known');
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error('blocked'));
  });
  opened.catch(() => {});

  // One transaction; done when it is on the disk.
  async function run(mode, work) {
    const db = await opened;
    return new Promise((done, failed) => {
      const transaction = db.transaction(['records', 'photos', 'known'], mode, {durability: 'strict'});
      const asked = work(name => transaction.objectStore(name));
      transaction.oncomplete = () => done(asked ? asked.result : undefined);
      transaction.onabort = () => failed(transaction.error);
    });
  }

  const all = name => run('readonly', at => at(name).getAll());

  return {
    works: () => opened.then(() => true, () => false),
    known: () => run('readonly', at => at('known').get('kit')),
    know: kit => run('readwrite', at => at('known').put(kit, 'kit')),
    get: id => run('readonly', at => at('records').get(id)),
    put: record => run('readwrite', at => at('records').put(record)),
    records: () => all('records'),
    photosOf: id => run('readonly', at => at('photos').index('visit').getAll(id)),
    photos: () => all('photos'),
    putPhoto: photo => run('readwrite', at => at('photos').put(photo)),
    dropPhoto: id => run('readwrite', at => at('photos').delete(id)),
    // Words, findings and photos together.
    drop: id => run('readwrite', at => {
      at('records').delete(id);
      const photos = at('photos').index('visit').openKeyCursor(IDBKeyRange.only(id));
      photos.onsuccess = () => {
        if (!photos.result) return;
        at('photos').delete(photos.result.primaryKey);
        photos.result.continue();
      };
    }),
  };
})();
