"""Just enough plane geometry to place a point in a commune: reading WKB, distance to a surface, a point on it.

Coordinates are longitude and latitude in degrees, treated as a plane: the polygons are small and the tolerances wide.
"""

import math
import struct


def read_point(hexadecimal):
    """The (x, y) of a little-endian WKB point."""
    raw = bytes.fromhex(hexadecimal)
    order, kind = struct.unpack_from("<BI", raw, 0)
    if order != 1 or kind != 1:
        raise ValueError("not a little-endian WKB point")
    return struct.unpack_from("<dd", raw, 5)


def read_multipolygon(hexadecimal):
    """A little-endian WKB multipolygon as a list of polygons, each a list of rings, each a list of (x, y)."""
    raw = bytes.fromhex(hexadecimal)
    order, kind, count = struct.unpack_from("<BII", raw, 0)
    if order != 1 or kind != 6:
        raise ValueError("not a little-endian WKB multipolygon")
    at, polygons = 9, []
    for _ in range(count):
        order, kind, ring_count = struct.unpack_from("<BII", raw, at)
        if order != 1 or kind != 3:
            raise ValueError("not a little-endian WKB polygon")
        at += 9
        rings = []
        for _ in range(ring_count):
            (size,) = struct.unpack_from("<I", raw, at)
            at += 4
            numbers = struct.unpack_from(f"<{2 * size}d", raw, at)
            at += 16 * size
            rings.append(list(zip(numbers[0::2], numbers[1::2])))
        polygons.append(rings)
    return polygons


def contains(polygons, x, y):
    """Whether the point lies inside, holes excepted (even-odd rule)."""
    for rings in polygons:
        inside = False
        for ring in rings:
            x0, y0 = ring[-1]
            for x1, y1 in ring:
                if (y1 > y) != (y0 > y) and x < (x0 - x1) * (y - y1) / (y0 - y1) + x1:
                    inside = not inside
                x0, y0 = x1, y1
        if inside:
            return True
    return False


def distance(polygons, x, y):
    """Distance in degrees from the point to the surface; zero inside."""
    if contains(polygons, x, y):
        return 0.0
    nearest = math.inf
    for rings in polygons:
        for ring in rings:
            x0, y0 = ring[-1]
            for x1, y1 in ring:
                dx, dy = x1 - x0, y1 - y0
                length = dx * dx + dy * dy
                along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
                nearest = min(nearest, math.hypot(x - x0 - along * dx, y - y0 - along * dy))
                x0, y0 = x1, y1
    return nearest


def point_on_surface(polygons):
    """A point certainly inside: the middle of the widest stretch of a horizontal line near half height."""
    best_width, best = -1.0, None
    for rings in polygons:
        y = _quiet_height(rings)
        crossings = sorted(_crossings(rings, y))
        for left, right in zip(crossings[0::2], crossings[1::2]):
            if right - left > best_width:
                best_width, best = right - left, ((left + right) / 2, y)
    return best


def _quiet_height(rings):
    """A height close to the middle of the polygon that passes through none of its vertices."""
    heights = [y for ring in rings for _, y in ring]
    low, high = min(heights), max(heights)
    middle = (low + high) / 2
    for y in heights:
        if y <= middle:
            low = max(low, y)
        else:
            high = min(high, y)
    return (low + high) / 2


def _crossings(rings, y):
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            x0, y0 = x1, y1
