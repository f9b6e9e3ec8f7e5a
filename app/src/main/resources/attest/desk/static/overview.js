'use strict';
(() => {
  const form = document.getElementById('filter');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  if (matchMedia('(max-width: 700px)').matches && !location.search) {
    form.closest('details').open = false;
  }
  // Empty fields do not go into the address.
  form.addEventListener('submit', () => {
    for (const field of form.elements) {
      field.disabled = !field.value || (field.name === 'harm' && !form.elements.least.value);
    }
  });
  addEventListener('pageshow', () => {
    for (const field of form.elements) { field.disabled = false; }
  });

  drawMap();
  drawTimeline();

  function drawMap() {
    const box = document.getElementById('map');
    const map = L.map(box, { worldCopyJump: true, minZoom: 1, maxZoom: 16, zoomSnap: 0.5, attributionControl: false });
    const by = L.control.attribution({ prefix: false }).addTo(map);
    const safe = (text) => { const b = document.createElement('b'); b.textContent = text; return b.innerHTML; };
    if (box.dataset.tiles) {
      L.tileLayer(box.dataset.tiles, { maxZoom: 19 }).addTo(map);
      by.addAttribution(safe(box.dataset.by));
    } else {
      by.addAttribution('Natural Earth');
      fetch(form.action.replace(/[?#].*/, '').replace(/\/$/, '') + '/static/countries.geojson').then((r) => r.json()).then((land) => {
        const style = () => ({ color: colour('--map-line'), weight: 0.7, fillColor: colour('--map-land'), fillOpacity: 1 });
        const layer = L.geoJSON(land, { style, interactive: false, renderer: L.canvas({ padding: 0.5 }) }).addTo(map);
        layer.bringToBack();
        dark.addEventListener('change', () => layer.setStyle(style()));
      });
    }
    const layer = L.layerGroup().addTo(map);
    const button = document.getElementById('in-view');
    const root = form.getAttribute('action').replace(/\/$/, '');
    let asked = 0;
    let fitted = false;
    const load = () => {
      const view = map.getBounds();
      const wide = view.getEast() - view.getWest() >= 360;
      const bounds = fitted
        ? [wide ? -180 : view.getWest(), Math.max(-90, view.getSouth()), wide ? 180 : view.getEast(), Math.min(90, view.getNorth())].join(',')
        : '-180,-90,180,90';
      const mine = ++asked;
      fetch(root + '/map' + box.dataset.query + 'zoom=' + Math.round(fitted ? map.getZoom() : 3) + '&view=' + bounds)
        .then((r) => r.json())
        .then((answer) => {
          if (mine !== asked) { return; }
          draw(answer.marks);
          box.dataset.marks = answer.marks.length;
          if (!fitted) {
            fitted = true;
            fit(answer.marks);
            map.on('moveend', () => { button.hidden = false; load(); });
            load();
          }
        });
    };
    const fit = (marks) => {
      const bounds = L.latLngBounds([]);
      marks.forEach((m) => bounds.extend([m.box[1], m.box[0]]).extend([m.box[3], m.box[2]]));
      if (bounds.isValid()) { map.fitBounds(bounds, { maxZoom: 7, padding: [24, 24], animate: false }); }
    };
    const draw = (marks) => {
      layer.clearLayers();
      const paint = { color: colour('--mark'), fillColor: colour('--mark'), weight: 1.5, fillOpacity: 0.25 };
      for (const mark of marks) {
        const at = [mark.latitude, mark.longitude];
        if (mark.incidents > 1) {
          const size = Math.round(24 + 7 * Math.log10(mark.incidents));
          const icon = L.divIcon({ className: 'cluster', iconSize: [size, size], html: safe(String(mark.incidents)) });
          const name = mark.incidents + ' incidents, ' + mark.killed + ' killed by the best figures';
          L.marker(at, { icon, title: name, alt: name, keyboard: true }).addTo(layer).on('click', () => open(mark));
          continue;
        }
        const shape = mark.radius > 0
          ? L.circle(at, { ...paint, radius: mark.radius, dashArray: '4 3' })
          : L.circleMarker(at, { ...paint, radius: 6, fillOpacity: 0.8 });
        shape.addTo(layer).bindPopup(() => popup(mark));
        if (mark.radius > 0) {
          L.circleMarker(at, { ...paint, radius: 3, fillOpacity: 0, opacity: 0.6, interactive: false }).addTo(layer);
        }
      }
    };
    const open = (mark) => {
      const [west, south, east, north] = mark.box;
      if (east - west < 0.002 && north - south < 0.002) {
        form.elements.bbox.value = [west - 0.001, south - 0.001, east + 0.001, north + 0.001].map((n) => n.toFixed(4)).join(',');
        form.requestSubmit();
      } else {
        map.fitBounds([[south, west], [north, east]], { padding: [40, 40], maxZoom: 14 });
      }
    };
    const popup = (mark) => {
      const body = document.createElement('div');
      const link = document.createElement('a');
      link.href = root + '/incidents/' + encodeURIComponent(mark.incident);
      link.textContent = mark.title || 'One incident';
      const note = document.createElement('p');
      note.className = 'note';
      note.textContent = mark.precision || '';
      body.append(link, note);
      return body;
    };
    button.addEventListener('click', () => {
      const view = map.getBounds();
      form.elements.bbox.value = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()].map((n) => n.toFixed(3)).join(',');
      form.requestSubmit();
    });
    dark.addEventListener('change', load);
    map.setView([15, 20], 1.5);
    load();
    box.desk = map;
  }

  function drawTimeline() {
    const box = document.getElementById('timeline');
    const root = form.getAttribute('action').replace(/\/$/, '');
    fetch(root + '/timeline' + box.dataset.query).then((r) => r.json()).then((data) => {
      const draw = () => bars(box, data);
      draw();
      let width = box.clientWidth;
      addEventListener('resize', () => {
        if (box.clientWidth !== width) { width = box.clientWidth; draw(); }
      });
    });
  }

  function bars(box, data) {
    box.replaceChildren();
    if (!data.bars.length) {
      box.textContent = 'No incident of the list has a time.';
      return;
    }
    const width = Math.max(280, box.clientWidth);
    const height = 120;
    const edge = { left: 34, right: 8, top: 6, bottom: 22 };
    const day = (text) => new Date(text + 'T00:00:00Z');
    const after = (text) => new Date(day(text).getTime() + 86400000);
    const x = d3.scaleUtc().domain([day(data.bars[0].start), after(data.bars[data.bars.length - 1].end)]).range([edge.left, width - edge.right]);
    const y = d3.scaleLinear().domain([0, d3.max(data.bars, (b) => b.incidents)]).nice().range([height - edge.bottom, edge.top]);
    const svg = d3.select(box).append('svg').attr('width', width).attr('height', height).attr('role', 'img')
      .attr('aria-label', 'Incidents by ' + data.unit + ', from ' + data.bars[0].start + ' to ' + data.bars[data.bars.length - 1].end);
    svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - edge.bottom})`).call(d3.axisBottom(x).ticks(width / 90));
    svg.append('g').attr('class', 'axis').attr('transform', `translate(${edge.left},0)`).call(d3.axisLeft(y).ticks(4, 'd'));
    svg.append('g').selectAll('rect').data(data.bars).join('rect').attr('class', 'bar')
      .attr('x', (b) => x(day(b.start)) + 0.5)
      .attr('width', (b) => Math.max(1, x(after(b.end)) - x(day(b.start)) - 1))
      .attr('y', (b) => y(b.incidents)).attr('height', (b) => y(0) - y(b.incidents))
      .append('title').text((b) => (b.start === b.end ? b.start : b.start + ' – ' + b.end) + ': ' + b.incidents + ' incidents, ' + b.killed + ' killed by the best figures');
    const brush = d3.brushX().extent([[edge.left, edge.top], [width - edge.right, height - edge.bottom]]).on('end', (event) => {
      if (!event.selection || !event.sourceEvent) { return; }
      const [from, to] = event.selection.map(x.invert);
      form.elements.since.value = from.toISOString().slice(0, 10);
      form.elements.until.value = new Date(Math.max(from.getTime(), to.getTime() - 1)).toISOString().slice(0, 10);
      form.requestSubmit();
    });
    svg.append('g').attr('class', 'brush').call(brush);
  }
})();
