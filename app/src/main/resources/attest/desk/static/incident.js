'use strict';
(() => {
  const box = document.getElementById('course-chart');
  if (!box) { return; }
  const claims = [...document.querySelectorAll('#course-table tbody tr')].map((row) => ({
    day: new Date(row.dataset.day + 'T00:00:00Z'),
    low: row.dataset.low === '' ? null : Number(row.dataset.low),
    high: row.dataset.high === '' ? null : Number(row.dataset.high),
    harm: row.dataset.harm,
    words: [...row.cells].map((cell) => cell.textContent).join(', '),
  }));
  const draw = () => {
    box.replaceChildren();
    for (const [harm, some] of d3.group(claims, (claim) => claim.harm)) {
      const head = document.createElement('p');
      head.className = 'note';
      head.textContent = harm + ', by day of publication; a dashed line is open above or below';
      box.append(head);
      chart(harm, some);
    }
  };
  const chart = (harm, some) => {
    const width = Math.max(260, box.clientWidth);
    const height = 150;
    const edge = { left: 36, right: 12, top: 8, bottom: 22 };
    const days = d3.extent(some, (claim) => claim.day);
    const x = d3.scaleUtc().domain([d3.utcDay.offset(days[0], -1), d3.utcDay.offset(days[1], 1)]).range([edge.left, width - edge.right]);
    const top = d3.max(some, (claim) => Math.max(claim.low ?? 0, claim.high ?? 0)) || 1;
    const y = d3.scaleLinear().domain([0, top * 1.15]).nice().range([height - edge.bottom, edge.top]);
    const svg = d3.select(box).append('svg').attr('width', width).attr('height', height).attr('role', 'img')
      .attr('aria-label', 'Figures for ' + harm + ' by day of publication; the table below has the same');
    svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - edge.bottom})`).call(d3.axisBottom(x).ticks(Math.min(6, d3.utcDay.count(...x.domain())), d3.utcFormat('%-d %b %y')));
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${edge.left},0)`).call(d3.axisLeft(y).ticks(4, 'd'));
    const next = new Map();
    for (const claim of some) {
      const day = claim.day.getTime();
      const shift = (next.get(day) ?? 0) * 7;
      next.set(day, (next.get(day) ?? 0) + 1);
      const at = x(claim.day) + shift;
      const low = claim.low ?? 0;
      const high = claim.high ?? top * 1.15;
      const group = svg.append('g');
      group.append('title').text(claim.words);
      if (low === high) {
        group.append('circle').attr('class', 'point').attr('cx', at).attr('cy', y(low)).attr('r', 4);
      } else {
        group.append('line').attr('class', claim.low === null || claim.high === null ? 'open' : 'range')
          .attr('x1', at).attr('x2', at).attr('y1', y(low)).attr('y2', y(high));
        group.append('circle').attr('class', 'point').attr('cx', at).attr('cy', y(claim.low ?? high)).attr('r', 3);
      }
    }
  };
  draw();
  let width = box.clientWidth;
  addEventListener('resize', () => {
    if (box.clientWidth !== width) { width = box.clientWidth; draw(); }
  });
})();
