// Files a person chose, and their uploads. Nothing here needs the Blazor circuit once started: if it is lost, the upload goes on.
const files = new Map();     // key → File
const uploads = new Map();   // upload URL → { upload, file, dotnet, sent, toldAt, ended }
const portal = window.portal;
let lastKey = 0;
let library;

function loadTus() {
  library ??= new Promise((resolve, reject) => {
    if (window.tus) { resolve(window.tus); return; }
    const script = document.createElement('script');
    script.src = new URL('tus.min.js', import.meta.url);
    script.onload = () => resolve(window.tus);
    script.onerror = () => { library = null; reject(new Error('The upload script could not be loaded.')); };
    document.head.append(script);
  });
  return library;
}

function tell(dotnet, method, ...values) {
  try { dotnet?.invokeMethodAsync(method, ...values).catch(() => {}); } catch { /* the circuit is gone: go on */ }
}

function keep(file) {
  const key = `file-${++lastKey}`;
  files.set(key, file);
  return key;
}

/** Reports a file chosen by the input, or dropped on the zone, to OnFileChosen(key, name, size, lastModified). Ends with the elements. */
export function watch(zone, input, dotnet) {
  let depth = 0;

  const choose = file => {
    if (file) tell(dotnet, 'OnFileChosen', keep(file), file.name, file.size, file.lastModified);
  };
  const over = on => zone.toggleAttribute('data-over', on);

  const take = () => { choose(input.files[0]); input.value = ''; };

  // Someone may have been faster than this script.
  take();
  input.addEventListener('change', take);
  zone.addEventListener('dragenter', event => { event.preventDefault(); depth++; over(true); });
  zone.addEventListener('dragleave', () => { depth--; over(depth > 0); });
  zone.addEventListener('dragover', event => { event.preventDefault(); event.dataTransfer.dropEffect = 'copy'; });
  zone.addEventListener('drop', event => {
    event.preventDefault();
    depth = 0;
    over(false);
    choose(event.dataTransfer.files[0]);
  });
  zone.toggleAttribute('data-ready', true);
}

/** Forgets a file that will not be used. */
export function forget(key) { files.delete(key); }

/** Bytes of the file, fewer at its end. Throws when the file was changed or removed since it was chosen. */
export async function readSlice(key, offset, length) {
  const file = files.get(key);
  if (!file) throw new Error('The file is no longer chosen.');
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
}

function warnOnLeave(event) { event.preventDefault(); }

function setRunning(url, running) {
  if (running) portal.uploads.add(url); else portal.uploads.delete(url);
  if (portal.uploads.size) window.addEventListener('beforeunload', warnOnLeave);
  else { window.removeEventListener('beforeunload', warnOnLeave); portal.percent(null); }
}

function end(url, entry, method, ...values) {
  entry.ended = [method, ...values];
  setRunning(url, false);
  tell(entry.dotnet, method, ...values);
}

// The server refuses in JSON with message and fix; a proxy in between, or a dead line, does not.
function reasonOf(error) {
  const answer = error.originalResponse;
  if (!answer?.getStatus()) return 'The connection was lost.';
  try {
    const { message, fix } = JSON.parse(answer.getBody());
    if (message) return fix ? `${message} ${fix}` : message;
  } catch { /* not our JSON */ }
  return `The server answered ${answer.getStatus()}.`;
}

/**
 * Sends a file to a tus upload that exists on the server, from where the server says it stopped.
 * @param source key of a kept file, or an <input type="file">
 */
export async function start(dotnet, source, uploadUrl, chunkSize) {
  const file = typeof source === 'string' ? files.get(source) : source.files[0];
  if (!file) throw new Error('The file is no longer chosen.');
  const url = new URL(uploadUrl, document.baseURI).href;
  const tus = await loadTus();
  uploads.get(url)?.upload.abort();

  const entry = { file, dotnet, sent: 0, toldAt: 0, ended: null, paused: false };
  entry.upload = new tus.Upload(file, {
    uploadUrl: url,
    chunkSize: chunkSize || 8 * 1024 * 1024,
    retryDelays: [0, 1000, 3000, 5000, 10000],
    storeFingerprintForResuming: false,
    onProgress: (sent, total) => {
      entry.sent = sent;
      const now = performance.now();
      if (now - entry.toldAt < 250 && sent < total) return;
      entry.toldAt = now;
      portal.percent(total ? Math.floor((sent * 100) / total) : 100);
      tell(entry.dotnet, 'OnProgress', sent, total);
    },
    onSuccess: () => end(url, entry, 'OnDone'),
    onError: error => end(url, entry, 'OnError', reasonOf(error), error.originalResponse?.getStatus() || null),
  });
  uploads.set(url, entry);
  setRunning(url, true);
  entry.upload.start();
}

function find(uploadUrl) {
  const url = new URL(uploadUrl, document.baseURI).href;
  return [url, uploads.get(url)];
}

/** Makes a new page the one that hears of a running upload. Null when this tab does not run it: choose the file again. */
export function follow(dotnet, uploadUrl) {
  const [, entry] = find(uploadUrl);
  if (!entry) return null;
  entry.dotnet = dotnet;
  if (entry.ended) tell(dotnet, ...entry.ended);
  return { name: entry.file.name, size: entry.file.size, sent: entry.sent, paused: entry.paused };
}

export async function pause(uploadUrl) {
  const [url, entry] = find(uploadUrl);
  if (!entry || entry.ended) return;
  entry.paused = true;
  await entry.upload.abort();
  setRunning(url, false);
}

export function resume(uploadUrl) {
  const [url, entry] = find(uploadUrl);
  if (!entry || (entry.ended && entry.ended[0] === 'OnDone')) return;
  Object.assign(entry, { paused: false, ended: null });
  setRunning(url, true);
  entry.upload.start();
}
