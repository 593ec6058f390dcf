// SPDX-FileCopyrightText: 2026 The Watchfloor authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns Natural Earth (as npm world-atlas packs it) into the base map's files; README.md describes the format.
//   npm install --prefix DIR world-atlas@2.0.2 earcut@3.2.4 i18n-iso-countries@7.14.0
//   node convert.mjs DIR/node_modules
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const modules = resolve(process.argv[2] ?? 'node_modules');
const here = dirname(fileURLToPath(import.meta.url));
const earcut = (await import(pathToFileURL(join(modules, 'earcut/src/earcut.js')))).default;
const isoCodes = JSON.parse(readFileSync(join(modules, 'i18n-iso-countries/codes.json')));
const alpha3 = new Map(isoCodes.map(([, three, number]) => [number, three]));

const bits = 20; // 1 unit is 38 m at the equator
const units = 2 ** bits;
const maxLatitude = 85.05112877980659;

function mercator([longitude, latitude]) {
    const clamped = Math.max(-maxLatitude, Math.min(maxLatitude, latitude));
    const y = 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / (2 * Math.PI);
    const whole = (v) => Math.round(Math.max(0, Math.min(1, v)) * units);
    return [whole((longitude + 180) / 360), whole(y)];
}

function readAtlas(scale) {
    const atlas = JSON.parse(readFileSync(join(modules, `world-atlas/countries-${scale}.json`)));
    const { scale: [sx, sy], translate: [tx, ty] } = atlas.transform;
    const arcs = atlas.arcs.map((arc) => {
        let x = 0, y = 0;
        return arc.map(([dx, dy]) => mercator([(x += dx) * sx + tx, (y += dy) * sy + ty]));
    });
    const countries = atlas.objects.countries.geometries
        .filter((g) => g.arcs?.length)
        .map((g) => ({ name: g.properties.name, number: g.id, polygons: g.type === 'Polygon' ? [g.arcs] : g.arcs }));
    return { arcs, countries };
}

/// Douglas-Peucker on each arc: arcs are shared by neighbours, so that no gap opens between them.
function simplified(arc, tolerance) {
    if (tolerance <= 0 || arc.length < 3) return arc;
    const keep = new Uint8Array(arc.length);
    keep[0] = keep[arc.length - 1] = 1;
    const isRing = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
    const spans = [];
    if (isRing) { // both ends are one point: split at the farthest
        let far = 0, best = -1;
        arc.forEach(([x, y], i) => {
            const d = (x - arc[0][0]) ** 2 + (y - arc[0][1]) ** 2;
            if (d > best) { best = d; far = i; }
        });
        keep[far] = 1;
        spans.push([0, far], [far, arc.length - 1]);
    } else {
        spans.push([0, arc.length - 1]);
    }
    while (spans.length) {
        const [first, last] = spans.pop();
        const [ax, ay] = arc[first], [bx, by] = arc[last];
        const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
        let worst = -1, distance = tolerance * tolerance;
        for (let i = first + 1; i < last; ++i) {
            const [px, py] = arc[i];
            const t = length ? Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length)) : 0;
            const d = (px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2;
            if (d > distance) { distance = d; worst = i; }
        }
        if (worst > 0) { keep[worst] = 1; spans.push([first, worst], [worst, last]); }
    }
    return arc.filter((_, i) => keep[i]);
}

const withoutRepeats = (points) => points.filter((p, i) => i === 0 || p[0] !== points[i - 1][0] || p[1] !== points[i - 1][1]);

function ring(arcs, indexes) {
    const points = [];
    for (const index of indexes) {
        const arc = index < 0 ? [...arcs[~index]].reverse() : arcs[index];
        points.push(...(points.length ? arc.slice(1) : arc));
    }
    const clean = withoutRepeats(unwrapped(points));
    const [fx, fy] = clean[0] ?? [], [lx, ly] = clean.at(-1) ?? [];
    if (fx !== undefined && Math.abs(lx - fx) === units) clean.push([lx, units], [fx, units]); // Antarctica goes round the pole
    else if (clean.length > 1 && fx === lx && fy === ly) clean.pop();
    return clean;
}

/// Rings and arcs that cross 180° go on past the edge of the world; who draws repeats the world anyway.
function unwrapped(points) {
    let shift = 0;
    return points.map(([x, y], i) => {
        if (i > 0) {
            const step = x - points[i - 1][0];
            if (step > units / 2) shift -= units;
            else if (step < -units / 2) shift += units;
        }
        return [x + shift, y];
    });
}

const middleOf = (points, k) => {
    const [low, high] = points.reduce(([a, b], p) => [Math.min(a, p[k]), Math.max(b, p[k])], [Infinity, -Infinity]);
    return (low + high) / 2;
};

/// Outer ring's middle inside the world, holes where their outer ring is.
function polygonOf(arcs, indexes) {
    const rings = indexes.map((r) => ring(arcs, r)).filter((r) => r.length >= 3);
    const near = (r, x) => { const by = units * Math.round((x - middleOf(r, 0)) / units); return r.map(([px, py]) => [px + by, py]); };
    if (rings.length) rings[0] = near(rings[0], units / 2);
    return rings.map((r, i) => (i ? near(r, middleOf(rings[0], 0)) : r));
}

const areaOf = (points) => Math.abs(points.reduce((sum, [x, y], i) => {
    const [nx, ny] = points[(i + 1) % points.length];
    return sum + x * ny - nx * y;
}, 0) / 2);

class Bytes {
    constructor() { this.bytes = []; }
    unsigned(value) {
        while (value > 127) { this.bytes.push((value % 128) | 128); value = Math.floor(value / 128); }
        this.bytes.push(value);
    }
    signed(value) { this.unsigned(value < 0 ? -2 * value - 1 : 2 * value); }
    points(list) {
        this.unsigned(list.length);
        let px = 0, py = 0;
        for (const [x, y] of list) { this.signed(x - px); this.signed(y - py); [px, py] = [x, y]; }
    }
    /// As qUncompress reads it: length, big endian, then a zlib stream.
    write(path) {
        const raw = Buffer.from(this.bytes), head = Buffer.alloc(4);
        head.writeUInt32BE(raw.length);
        const packed = Buffer.concat([head, deflateSync(raw, { level: 9 })]);
        writeFileSync(path, packed);
        return packed.length;
    }
}

/// Where along an arc neither end lies on the seam at 180° or on the lower edge of the projection.
function visiblePieces(arc) {
    const onSeam = ([ax, ay], [bx, by]) => (ax === bx && (ax === 0 || ax === units)) || (ay === by && (ay === 0 || ay === units));
    const pieces = [];
    let piece = [];
    for (let i = 0; i < arc.length; ++i) {
        if (i > 0 && onSeam(arc[i - 1], arc[i])) { if (piece.length > 1) pieces.push(piece); piece = []; }
        piece.push(arc[i]);
    }
    if (piece.length > 1) pieces.push(piece);
    return pieces;
}

function convert(scale, file, tolerance, smallest, places) {
    const { arcs: full, countries } = readAtlas(scale);
    const arcs = full.map((arc) => withoutRepeats(simplified(withoutRepeats(arc), tolerance)));
    const out = new Bytes();
    const indexOf = new Map(places.map((p, i) => [p.key, i]));
    let vertices = 0, triangles = 0, deviation = 0;

    const areas = [];
    for (const country of countries) {
        const polygons = country.polygons
            .map((rings) => polygonOf(arcs, rings).filter((r) => areaOf(r) > 0))
            .filter((rings) => rings.length && areaOf(rings[0]) >= smallest);
        // What lies together is drawn together: polygons by the sixteenth of the world their middle is in.
        const groups = new Map();
        for (const rings of polygons) {
            const cell = [0, 1].map((k) => Math.floor((middleOf(rings[0], k) / units) * 15.999)).join('/');
            if (!groups.has(cell)) groups.set(cell, []);
            groups.get(cell).push(rings);
        }
        const key = country.number ?? country.name;
        for (const group of groups.values()) areas.push({ place: (indexOf.get(key) ?? -1) + 1, group });
    }
    out.unsigned(areas.length);
    for (const { place, group } of areas) {
        out.unsigned(place);
        out.unsigned(group.length);
        for (const rings of group) {
            const holes = [], flat = [];
            for (const r of rings) { if (flat.length) holes.push(flat.length / 2); for (const p of r) flat.push(p[0], p[1]); }
            const indexes = earcut(flat, holes);
            out.unsigned(rings.length);
            for (const r of rings) out.points(r);
            out.unsigned(indexes.length);
            let before = 0;
            for (const i of indexes) { out.signed(i - before); before = i; }
            vertices += flat.length / 2;
            triangles += indexes.length / 3;
            const covered = indexes.reduce((sum, _, i) => i % 3 ? sum : sum + areaOf([0, 1, 2].map((k) => flat.slice(2 * indexes[i + k], 2 * indexes[i + k] + 2))), 0);
            const meant = areaOf(rings[0]) - rings.slice(1).reduce((sum, r) => sum + areaOf(r), 0);
            const error = Math.abs(covered - meant) / units ** 2;
            if (error > 1e-7) console.warn(`  triangulation of ${places[place - 1]?.name} is off by ${error}`);
            deviation = Math.max(deviation, error);
        }
    }

    const uses = new Uint8Array(arcs.length);
    for (const c of countries) {
        const own = new Set(c.polygons.flat(2).map((i) => (i < 0 ? ~i : i)));
        for (const i of own) ++uses[i];
    }
    const kept = new Set(); // arcs of islands too small to draw have no coast either
    for (const c of countries)
        for (const rings of c.polygons)
            if (areaOf(ring(arcs, rings[0])) >= smallest) for (const i of rings.flat()) kept.add(i < 0 ? ~i : i);
    for (const wanted of [1, 2]) { // coasts, then borders
        const lines = arcs.flatMap((arc, i) => {
            const shared = uses[i] > 1 ? 2 : 1;
            return shared === wanted && kept.has(i) ? visiblePieces(unwrapped(arc)) : [];
        });
        out.unsigned(lines.length);
        for (const line of lines) out.points(line);
    }
    const size = out.write(join(here, file));
    console.log(`${file}: ${areas.length} areas, ${vertices} vertices, ${triangles} triangles, ` +
        `largest triangulation error ${deviation.toExponential(1)} of the world, ${(size / 1024).toFixed(0)} KiB`);
}

/// The point farthest inside, on a grid refined three times: where a name sits best.
function inside(rings) {
    const outer = rings[0];
    const contains = (x, y) => rings.reduce((odd, r) => {
        for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
            const [ax, ay] = r[i], [bx, by] = r[j];
            if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
        }
        return odd;
    }, false);
    const clearance = (x, y) => {
        let best = Infinity;
        for (const r of rings)
            for (let i = 0, j = r.length - 1; i < r.length; j = i++) {
                const [ax, ay] = r[j], [bx, by] = r[i];
                const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy;
                const t = length ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
                // Names are wide: nearness above and below counts double.
                best = Math.min(best, (x - ax - t * dx) ** 2 + 4 * (y - ay - t * dy) ** 2);
            }
        return best;
    };
    const span = (k) => outer.reduce(([low, high], p) => [Math.min(low, p[k]), Math.max(high, p[k])], [Infinity, -Infinity]);
    let [left, right] = span(0), [top, bottom] = span(1), best = [(left + right) / 2, (top + bottom) / 2, -1];
    for (let pass = 0; pass < 3; ++pass) {
        const steps = 16, w = (right - left) / steps, h = (bottom - top) / steps;
        for (let i = 0; i <= steps; ++i)
            for (let j = 0; j <= steps; ++j) {
                const x = left + i * w, y = top + j * h;
                if (!contains(x, y)) continue;
                const c = clearance(x, y);
                if (c > best[2]) best = [x, y, c];
            }
        [left, right, top, bottom] = [best[0] - w, best[0] + w, best[1] - h, best[1] + h];
    }
    return [best[0], best[1], Math.sqrt(Math.max(0, best[2]))];
}

const fullNames = {
    'Bosnia and Herz.': 'Bosnia and Herzegovina', 'Dem. Rep. Congo': 'DR Congo', 'Central African Rep.': 'Central African Republic',
    'Dominican Rep.': 'Dominican Republic', 'Eq. Guinea': 'Equatorial Guinea', 'S. Sudan': 'South Sudan', 'W. Sahara': 'Western Sahara',
    'Macedonia': 'North Macedonia', 'Turkey': 'Türkiye', 'United States of America': 'United States', 'eSwatini': 'Eswatini',
    'N. Cyprus': 'Northern Cyprus', 'Solomon Is.': 'Solomon Islands', 'Falkland Is.': 'Falkland Islands', 'Faeroe Is.': 'Faroe Islands',
};

function countryPlaces() {
    const { arcs, countries } = readAtlas('50m');
    return countries.map((country) => {
        const polygons = country.polygons.map((rings) => polygonOf(arcs, rings)).filter((p) => p.length);
        polygons.sort((a, b) => areaOf(b[0]) - areaOf(a[0]));
        const [x, y, room] = inside(polygons[0]);
        const round = (v) => Math.round((v / units) * 1e6) / 1e6;
        const xs = polygons[0][0].map((p) => p[0]);
        return {
            key: country.number ?? country.name, name: fullNames[country.name] ?? country.name, iso: alpha3.get(country.number) ?? '',
            x: round(((x % units) + units) % units), y: round(y), room: round(room), width: round(Math.max(...xs) - Math.min(...xs)),
            area: Math.sqrt(areaOf(polygons[0][0])) / units,
        };
    }).sort((a, b) => b.area - a.area);
}

const places = countryPlaces();
convert('110m', 'far.bin', 0, 0, places);
convert('50m', 'mid.bin', 0, 0, places);
convert('10m', 'near.bin', 10, 60, places);

const cities = readFileSync(join(here, 'cities.csv'), 'utf8').trim().split('\n').filter((l) => !l.startsWith('#')).map((line) => {
    const [name, latitude, longitude, rank] = line.split(',');
    const [x, y] = mercator([Number(longitude), Number(latitude)]);
    return { name, x: Math.round((x / units) * 1e6) / 1e6, y: Math.round((y / units) * 1e6) / 1e6, rank: Number(rank) };
});
const one = (entries) => '[\n' + entries.map((e) => JSON.stringify(e)).join(',\n') + '\n]';
writeFileSync(join(here, 'places.json'), `{"countries":${one(places.map(({ key, area, ...rest }) => rest))},\n"cities":${one(cities)}}\n`);
console.log(`places.json: ${places.length} countries, ${cities.length} cities`);
