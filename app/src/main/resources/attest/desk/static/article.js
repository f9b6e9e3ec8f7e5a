'use strict';
(() => {
  const text = document.getElementById('text');
  const marksOf = (name) => [...text.querySelectorAll('mark')].filter((mark) => mark.dataset.marks.split(' ').includes(name));
  const light = (names, on) => {
    for (const name of names) {
      marksOf(name).forEach((mark) => mark.classList.toggle('lit', on));
      document.querySelectorAll(`a[data-mark="${CSS.escape(name)}"]`).forEach((link) => link.classList.toggle('lit', on));
    }
  };
  let fixed = [];
  const fix = (names) => {
    light(fixed, false);
    fixed = names;
    light(fixed, true);
  };
  const follow = () => fix(location.hash.length > 1 ? [decodeURIComponent(location.hash.slice(1))] : []);
  addEventListener('hashchange', follow);
  follow();
  const over = (element, names) => {
    element.addEventListener('mouseenter', () => light(names, true));
    element.addEventListener('mouseleave', () => { light(names, false); light(fixed, true); });
  };
  document.querySelectorAll('a[data-mark]').forEach((link) => over(link, [link.dataset.mark]));
  text.querySelectorAll('mark').forEach((mark) => {
    over(mark, mark.dataset.marks.split(' '));
    mark.addEventListener('click', () => {
      if (!getSelection().isCollapsed) { return; }
      const name = mark.dataset.marks.split(' ')[0];
      fix([name]);
      document.querySelector(`a[data-mark="${CSS.escape(name)}"]`)?.scrollIntoView({ block: 'nearest' });
    });
  });

  // Words that are selected become the evidence of a correction. Offsets are UTF-16 units, as in JavaScript.
  const form = document.getElementById('correct');
  if (!form) { return; }
  const offset = (node, at) => {
    const stretch = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-begin]');
    if (!stretch || !text.contains(stretch)) { return null; }
    return Number(stretch.dataset.begin) + (node.nodeType === Node.TEXT_NODE ? at : at === 0 ? 0 : stretch.textContent.length);
  };
  // Words that are written and not selected stand where the server finds them.
  form.elements.quote.addEventListener('input', () => {
    form.elements.begin.value = '';
    form.elements.end.value = '';
  });
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) { return; }
    const range = selection.getRangeAt(0);
    const begin = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (begin === null || end === null || end <= begin) { return; }
    form.elements.begin.value = begin;
    form.elements.end.value = end;
    form.elements.quote.value = selection.toString();
    document.getElementById('picked').textContent = 'Chosen: “' + selection.toString() + '”';
    if (form.elements.field.value.startsWith('toll') && !form.elements.value.value) {
      const digits = selection.toString().match(/\d+/);
      if (digits) { form.elements.value.value = digits[0]; }
    }
  });
})();
