'use strict';
(() => {
  const dialog = document.getElementById('keys');
  const items = [...document.querySelectorAll('#queue > li')];
  document.getElementById('help').addEventListener('click', () => dialog.showModal());
  const at = () => items.findIndex((item) => item.contains(document.activeElement));
  const go = (index) => {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item) { item.focus(); item.scrollIntoView({ block: 'nearest' }); }
  };
  let first = null;
  const merge = (item) => {
    if (first && first !== item) {
      location.href = location.pathname.replace(/\/$/, '') + '/preview?action=merge&incident=' + encodeURIComponent(first.dataset.incident) + '&with=' + encodeURIComponent(item.dataset.incident);
      return;
    }
    items.forEach((one) => one.classList.remove('lit'));
    first = first === item ? null : item;
    if (first) { first.classList.add('lit'); }
  };
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || dialog.open || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    const item = items[at()];
    const press = (action) => item && item.querySelector(`button[value=${action}]`)?.click();
    switch (event.key) {
      case 'j': go(at() + 1); break;
      case 'k': go(at() - 1); break;
      case 'a': press('accept'); break;
      case 'r': press('reject'); break;
      case 'm': if (item) { merge(item); } break;
      case '?': dialog.showModal(); break;
      case 'Enter':
        if (event.target === item) { location.href = item.querySelector('a').href; }
        break;
      default: return;
    }
    if (event.key !== 'Enter') { event.preventDefault(); }
  });
})();
