"""Makes the base map of the desk from Natural Earth.

Takes countries-50m.json of the npm package world-atlas (Natural Earth 1:50m, public domain, as TopoJSON) and
writes GeoJSON with two decimals (about a kilometre), points of no use left out:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 scripts/base_map.py package/countries-50m.json \
        app/src/main/resources/attest/desk/static/countries.geojson
"""

import json
import sys


def decode(topology):
    """The arcs of a topology as lists of points in degrees."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(thin([(round(px, 2), round(py, 2)) for px, py in points]))
    return arcs


def thin(points, tolerance=0.012):
    """Douglas and Peucker's line simplification; both ends stay."""
    if len(points) < 3:
        return points
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        worst, far = 0.0, None
        for i in range(first + 1, last):
            d = distance(points[i], points[first], points[last])
            if d > worst:
                worst, far = d, i
        if far is not None and worst > tolerance:
            keep.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def distance(point, start, end):
    """How far a point is from a line, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length))
    return ((x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2) ** 0.5


def ring(arcs, numbers):
    """A closed ring of arcs; a number below zero is an arc backwards."""
    points = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return whole(points)


def whole(points):
    """A ring that crosses the 180th meridian goes on beyond it; one around a pole is closed at the pole."""
    unrolled, turn = [], 0
    for i, (x, y) in enumerate(points):
        if i and x - points[i - 1][0] > 180:
            turn -= 360
        elif i and points[i - 1][0] - x > 180:
            turn += 360
        unrolled.append((round(x + turn, 2), y))
    if turn:
        pole = -90 if unrolled[0][1] < 0 else 90
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole), unrolled[0]]
    return unrolled


def main(source, target):
    with open(source, encoding="utf-8") as file:
        topology = json.load(file)
    arcs = decode(topology)
    features = []
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = {"Polygon": [country.get("arcs")], "MultiPolygon": country.get("arcs")}.get(country["type"], [])
        shapes = []
        for polygon in polygons:
            rings = [ring(arcs, numbers) for numbers in polygon]
            if len(rings[0]) >= 4:
                shapes.append([one for one in rings if len(one) >= 4])
        if shapes:
            features.append(
                {
                    "type": "Feature",
                    "properties": {"name": country["properties"]["name"]},
                    "geometry": {"type": "MultiPolygon", "coordinates": shapes},
                }
            )
    with open(target, "w", encoding="utf-8") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
