// Loaded in the head without defer, so that the theme stands before the first paint. Works without a circuit.
(() => {
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');
  const circuits = new Set();

  // Kept in this browser; storage may be off
  function remember(name, value) { try { localStorage.setItem(name, value); } catch { /* then not */ } }
  function recall(name) { try { return localStorage.getItem(name); } catch { return null; } }

  // Theme: system, light or dark
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : systemDark.matches);
  const tellTheme = () => circuits.forEach(circuit => call(circuit, 'OnThemeChanged', isDark()));

  function setTheme(theme) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    remember('theme', theme);
    tellTheme();
  }

  function nextTheme() {
    const order = ['system', 'light', 'dark'];
    setTheme(order[(order.indexOf(root.dataset.theme ?? 'system') + 1) % order.length]);
  }

  const kept = recall('theme');
  if (kept === 'light' || kept === 'dark') root.dataset.theme = kept;
  systemDark.addEventListener('change', tellTheme);

  // A circuit may be gone while the page lives on.
  function call(circuit, method, ...values) {
    try { circuit.invokeMethodAsync(method, ...values).catch(() => circuits.delete(circuit)); } catch { circuits.delete(circuit); }
  }

  // Spoken once by screen readers, seen by nobody
  function announce(text) {
    let status = document.getElementById('ip-status');
    if (!status) {
      status = Object.assign(document.createElement('div'), { id: 'ip-status', className: 'ip-sr' });
      status.setAttribute('role', 'status');
      document.body.append(status);
    }
    status.textContent = '';
    setTimeout(() => { status.textContent = text; }, 50);
  }

  // Copying: <button data-copy="text"> or a button beside a <pre> with data-copy-block
  async function writeClipboard(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = Object.assign(document.createElement('textarea'), { value: text, readOnly: true, className: 'ip-sr' });
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    if (!copied) throw new Error('The browser refused to copy.');
  }

  async function copy(button) {
    const text = button.dataset.copy ?? button.parentElement.querySelector('pre').textContent;
    try { await writeClipboard(text); } catch { announce('Could not copy'); return; }
    button.dataset.done = '';
    announce('Copied');
    button.dispatchEvent(new CustomEvent('portal:copied', { bubbles: true, detail: text }));
    setTimeout(() => delete button.dataset.done, 1500);
  }

  function reveal(button) {
    const field = document.getElementById(button.dataset.reveal);
    const shown = field.type === 'password';
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
  }

  document.addEventListener('click', event => {
    const hit = selector => event.target.closest?.(selector);
    const copying = hit('[data-copy], [data-copy-block]');
    if (copying) copy(copying);
    if (hit('[data-theme-toggle]')) nextTheme();
    if (hit('[data-reveal]')) reveal(hit('[data-reveal]'));
    if (hit('[data-skip]')) document.getElementById('main')?.focus();
    if (hit('[data-reconnect]')) reconnect();
    if (hit('[data-reload]')) location.reload();
    if (hit('[data-open-palette]')) openPalette();
    if (event.target.matches?.('[data-palette]')) closePalette();
    if (hit('[data-close-peek]')) leavePeek();
    if (hit('[data-close-menu]')) hit('[popover]')?.hidePopover();
  });

  // The command palette: Ctrl+K opens it and closes it, so does a click beside it. Its content is the circuit's.
  const palette = () => document.querySelector('[data-palette]');
  function closePalette() { palette()?.close(); }
  function openPalette() {
    if (!palette() || palette().open) return closePalette();
    palette().showModal();
    palette().querySelector('input')?.focus();
  }

  document.addEventListener('keydown', event => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    openPalette();
  });

  // One key for a link or button with data-key or for a field to type in, unless the person switched that off (WCAG 2.1.4); Ctrl+Enter for the button
  // with data-submit. Never while someone types, and never behind a dialog.
  const keysAreOn = () => recall('keys') !== 'off';

  document.addEventListener('keydown', event => {
    if (event.key === 'Enter' && event.ctrlKey) document.querySelector('[data-submit]')?.click();
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysAreOn() || document.querySelector('.mud-dialog')) return;
    const meant = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (meant?.matches('input')) {
      event.preventDefault();
      meant.focus();
    } else meant?.click();
  });

  // Rows of a list, marked with data-row. A right click anywhere beside links and fields, and the menu key on them too, open the row's own menu; a double
  // click goes where its name goes; up and down go from name to name.
  const rowOf = event => event.target.closest?.('[data-row]');
  const nameIn = row => row?.querySelector('.ip-name');
  let clicked = null;

  document.addEventListener('contextmenu', event => {
    const menu = rowOf(event)?.querySelector('[popover]');
    const byKey = event.button !== 2 && event.pointerType !== 'touch';
    if (!menu || event.shiftKey && !byKey || event.target.closest('[popover]') || !byKey && event.target.closest('a, input')) return;
    event.preventDefault();
    if (menu.matches(':popover-open')) menu.hidePopover();
    clicked = byKey ? null : event;
    menu.showPopover();
    clicked = null;
    menu.querySelector('button:not([aria-disabled]), a')?.focus();
  });

  document.addEventListener('dblclick', event => {
    if (rowOf(event) && !event.target.closest('a, button, input, [popover]')) nameIn(rowOf(event))?.click();
  });

  document.addEventListener('keydown', event => {
    const row = rowOf(event);
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (!row || !step || event.target !== nameIn(row)) return;
    event.preventDefault();
    nameIn(row[step])?.focus();
    if (peek()) showBeside(row[step]);
  });

  // A row can be shown in a panel beside its list: data-peek on the panel names the row, data-peek-at is the row's button for it and holds
  // its address, which quick steps from row to row take without asking what is shown now. Space on a name opens and closes it
  // (a key that can be switched off, as the single ones), up and down take it along, right goes into it and left back, Escape closes it.
  const peek = () => document.querySelector('[data-peek]');
  const rowBeside = () => peek() && document.querySelector(`[data-row="${CSS.escape(peek().dataset.peek)}"]`);
  const peekAt = row => row?.querySelector('[data-peek-at]');
  const showBeside = row => { if (peekAt(row)) Blazor.navigateTo(peekAt(row).dataset.peekAt, false, true); };

  // Hidden before the circuit takes it away: what lies below it can take the focus at once.
  function leavePeek() {
    peek().hidden = true;
    (nameIn(rowBeside()) ?? document.getElementById('main'))?.focus();
  }

  document.addEventListener('keydown', event => {
    const name = event.target === nameIn(rowOf(event)) && event.target;
    const title = event.target === peek()?.querySelector('h2') && event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (name && event.key === ' ' && keysAreOn() && peekAt(rowOf(event))) peekAt(rowOf(event)).click();
    else if (name && event.key === 'ArrowRight' && peek()) peek().querySelector('h2').focus();
    else if (title && event.key === 'ArrowLeft') nameIn(rowBeside())?.focus();
    else return;
    event.preventDefault();
  });

  document.addEventListener('keydown', event => {
    const elsewhere = '.ip-drawer, textarea, select, input:not([type="checkbox"])';
    if (event.key !== 'Escape' || !peek() || event.target.closest?.(elsewhere) || document.querySelector('.mud-dialog, dialog[open], :popover-open')) return;
    peek().querySelector('[data-close-peek]').click();
  });

  // A menu opens under its button; data-align="end" keeps the right edges together.
  document.addEventListener('beforetoggle', event => {
    const menu = event.target;
    const button = menu.id && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (event.newState !== 'open' || !button) return;
    if (clicked) {
      menu.style.top = `${clicked.clientY}px`;
      menu.style.left = `${clicked.clientX}px`;
      menu.style.right = 'auto';
      return;
    }
    const box = button.getBoundingClientRect();
    const atEnd = menu.dataset.align === 'end';
    menu.style.top = `${box.bottom + 6}px`;
    menu.style.left = atEnd ? 'auto' : `${Math.max(8, box.left)}px`;
    menu.style.right = atEnd ? `${Math.max(8, root.clientWidth - box.right)}px` : 'auto';
  }, true);

  // A menu that would leave the page opens above its button. One that belongs to a row does not stay behind when the page scrolls.
  document.addEventListener('toggle', event => {
    const menu = event.target;
    const button = menu.id && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
    if (event.newState !== 'open' || !button) return;
    const [box, top] = [menu.getBoundingClientRect(), button.getBoundingClientRect().top];
    if (box.bottom > innerHeight && top > box.height + 6) menu.style.top = `${top - box.height - 6}px`;
    if (box.right > root.clientWidth) {
      menu.style.left = 'auto';
      menu.style.right = '8px';
    } else if (box.left < 8) {
      menu.style.left = '8px';
      menu.style.right = 'auto';
    }
  }, true);

  document.addEventListener('scroll', () => document.querySelectorAll('[data-follow]:popover-open').forEach(menu => menu.hidePopover()), { passive: true });

  // Progress in the tab: title and icon
  let plainIcon = null;

  function drawIcon(percent) {
    const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 32 });
    const pen = canvas.getContext('2d');
    pen.lineWidth = 7;
    for (const [part, colour] of [[1, '#B4C9F7'], [percent / 100, '#2357C9']]) {
      pen.beginPath();
      pen.strokeStyle = colour;
      pen.arc(16, 16, 12, -Math.PI / 2, part * 2 * Math.PI - Math.PI / 2);
      pen.stroke();
    }
    return canvas.toDataURL('image/png');
  }

  function percent(value) {
    const icon = document.querySelector('link[rel="icon"]');
    const title = document.title.replace(/^\d+ % · /, '');
    plainIcon ??= icon?.href;
    document.title = value === null ? title : `${value} % · ${title}`;
    if (icon) icon.href = value === null ? plainIcon : drawIcon(value);
  }

  // Pages are never merged into each other: the new one's <html> would take away what stands on this one's, such as the theme.
  document.addEventListener('DOMContentLoaded', () => Blazor.start({ ssr: { disableDomPreservation: true } }));

  // A lost connection: Blazor marks #components-reconnect-modal, reconnect() is the button on it.
  async function reconnect() {
    try {
      if (!(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) leave();
    } catch { /* the server is still away: the banner stays */ }
  }

  // A reload would end an upload; with one running, the person decides.
  const leave = () => { if (!window.portal.uploads.size) location.reload(); };
  const whenSeen = () => { if (document.visibilityState === 'visible') reconnect(); };

  document.addEventListener('components-reconnect-state-changed', event => {
    document.removeEventListener('visibilitychange', whenSeen);
    if (event.detail.state === 'failed') document.addEventListener('visibilitychange', whenSeen);
    if (event.detail.state === 'rejected') leave();
  }, true);

  window.portal = {
    /** URLs of uploads under way, kept by upload.js. */
    uploads: new Set(),
    announce,
    percent,
    remember,
    closePalette,
    keysAreOn,
    switchKeys(on) { remember('keys', on ? 'on' : 'off'); },
    /** Goes to the part of the page that the address names, once it is there. */
    showAnchor() {
      const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!part) return;
      document.querySelectorAll('[data-here]').forEach(old => delete old.dataset.here);
      part.dataset.here = '';
      part.scrollIntoView({ block: 'center' });
    },
    /** Whether the pointer or the focus is on a part of the page: then nothing in it should move. */
    isInUse(id) {
      const part = document.getElementById(id);
      return Boolean(part) && (part.matches(':hover') || part.contains(document.activeElement));
    },
    /** The row that is shown beside its list comes into sight. Where the panel covers the list, it takes the focus when it opens. */
    showPeek(opened) {
      rowBeside()?.scrollIntoView({ block: 'nearest' });
      if (!opened) return;
      if (matchMedia('(max-width: 700px)').matches) peek()?.querySelector('h2').focus();
      else if (rowBeside()) announce(`${nameIn(rowBeside()).textContent} is shown beside the list`);
    },
    /** Brings the current place at the side and the current part into sight, where they stand in a row that scrolls. */
    showPlace() {
      requestAnimationFrame(() => document.querySelectorAll('.ip-side [aria-current], .ip-tabs [aria-current]').forEach(place => {
        const [row, box, frame] = [place.parentElement, place.getBoundingClientRect(), place.parentElement.getBoundingClientRect()];
        row.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
      }));
    },
    /** Called by the layout once its circuit lives; answers what only the browser knows. */
    start(circuit) {
      circuits.add(circuit);
      return { dark: isDark(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone, region: recall('region') };
    },
    /** Tests and people's scripts wait for <html data-interactive>. */
    ready() { root.dataset.interactive = ''; },
  };
})();
