"use strict";

// Names of roads and places on one canvas above the map. A name is drawn once, where there is room; the more important come first.
const kLongestLine = 18;
const kLineHeight = 18; // pixels

// One line, or two of about the same length; what is longer still is cut.
function inTwoLines(text) {
    if (text.length <= kLongestLine)
        return text;
    const half = Math.min(Math.ceil(text.length / 2), kLongestLine);
    const rest = text.slice(half);
    return text.slice(0, half) + "\n" + (rest.length > kLongestLine ? rest.slice(0, kLongestLine - 1) + "…" : rest);
}

const LabelLayer = L.Layer.extend({
    initialize(roads, places) {
        this.roads = roads;
        this.places = places;
        this.areas = [];
    },

    // Areas to name in a colour of their own: [{text, at: LatLng, colour}].
    setAreas(areas) {
        this.areas = areas;
        if (this._map)
            this.draw();
    },

    onAdd(map) {
        this.canvas = L.DomUtil.create("canvas", "leaflet-zoom-hide", map.getPane("labels"));
        this.canvas.style.pointerEvents = "none";
        map.on("moveend zoomend resize", this.draw, this);
        this.draw();
    },

    onRemove(map) {
        map.off("moveend zoomend resize", this.draw, this);
        this.canvas.remove();
    },

    draw() {
        const map = this._map;
        const size = map.getSize();
        const scale = window.devicePixelRatio || 1;
        L.DomUtil.setPosition(this.canvas, map.containerPointToLayerPoint([0, 0]));
        this.canvas.width = size.x * scale;
        this.canvas.height = size.y * scale;
        this.canvas.style.width = size.x + "px";
        this.canvas.style.height = size.y + "px";
        this.pen = this.canvas.getContext("2d");
        this.pen.scale(scale, scale);
        this.taken = [];
        const pin = map.pinPoint ? map.pinPoint() : null;
        if (pin) {
            this.taken.push({left: pin.x - 18, right: pin.x + 18, top: pin.y - 44, bottom: pin.y + 4});
            const label = inTwoLines(pin.label);
            const middle = pin.y + 18 + (label.split("\n").length - 1) * kLineHeight / 2;
            this.write(label, pin.x, middle, 0, "bold 14px 'Noto Sans CJK SC'", "#16202b");
        }
        this.drawAreas();
        this.drawPlaces(place => place.near);
        this.drawRoads();
        this.drawPlaces(place => !place.near);
    },

    write(text, x, y, angle, font, colour) {
        const pen = this.pen;
        pen.font = font;
        const lines = text.split("\n");
        const width = Math.max(...lines.map(line => pen.measureText(line).width));
        const height = lines.length * kLineHeight;
        const across = Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * height;
        const down = Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * height;
        const box = {left: x - across / 2 - 4, right: x + across / 2 + 4, top: y - down / 2 - 3, bottom: y + down / 2 + 3};
        const size = this._map.getSize();
        if (box.left < 0 || box.top < 0 || box.right > size.x || box.bottom > size.y)
            return false;
        const crosses = other => other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom;
        if (this.taken.some(crosses))
            return false;
        this.taken.push(box);
        pen.save();
        pen.translate(x, y);
        pen.rotate(angle);
        pen.textAlign = "center";
        pen.textBaseline = "middle";
        pen.lineJoin = "round";
        pen.lineWidth = 4;
        pen.strokeStyle = "rgba(255, 255, 255, .9)";
        pen.fillStyle = colour;
        const lineAt = i => (i - (lines.length - 1) / 2) * kLineHeight;
        lines.forEach((line, i) => pen.strokeText(line, 0, lineAt(i)));
        lines.forEach((line, i) => pen.fillText(line, 0, lineAt(i)));
        pen.restore();
        return true;
    },

    drawAreas() {
        for (const area of this.areas) {
            const at = this._map.latLngToContainerPoint(area.at);
            const size = this._map.getSize();
            const width = area.text.length * 9 + 8;
            this.write(area.text, Math.min(Math.max(at.x, width), size.x - width), Math.min(Math.max(at.y, 20), size.y - 20), 0,
                "16px 'Noto Sans CJK SC'", area.colour);
        }
    },

    drawRoads() {
        const zoom = this._map.getZoom();
        const widest = zoom >= 16 ? 3 : zoom >= 14 ? 2 : zoom >= 12 ? 1 : 0;
        for (const road of this.roads) {
            if (road.rank > widest || !road.name)
                continue;
            const place = this.longestVisible(road.line, road.name.length * 16);
            if (place)
                this.write(road.name, place.x, place.y, place.angle, road.rank < 2 ? "15px 'Noto Sans CJK SC'" : "13px 'Noto Sans CJK SC'", "#4c5560");
        }
    },

    // The middle of the longest stretch of a line inside the view that is at least `needed` pixels long.
    longestVisible(line, needed) {
        const size = this._map.getSize();
        const view = L.bounds([24, 24], [size.x - 24, size.y - 24]);
        let best = null;
        for (let i = 0; i + 1 < line.length; ++i) {
            const cut = L.LineUtil.clipSegment(this._map.latLngToContainerPoint(line[i]), this._map.latLngToContainerPoint(line[i + 1]), view);
            if (!cut)
                continue;
            const [from, to] = cut;
            const length = from.distanceTo(to);
            if (length < needed || (best && length <= best.length))
                continue;
            let angle = Math.atan2(to.y - from.y, to.x - from.x);
            if (angle > Math.PI / 2 + 0.01)
                angle -= Math.PI;
            if (angle < -Math.PI / 2 + 0.01)
                angle += Math.PI;
            best = {length, angle, x: (from.x * 2 + to.x) / 3, y: (from.y * 2 + to.y) / 3};
        }
        return best;
    },

    drawPlaces(wanted) {
        const zoom = this._map.getZoom();
        const view = this._map.getBounds();
        for (const place of this.places) {
            const near = wanted({near: this._map.isNearPin && this._map.isNearPin(place)});
            if (!near || zoom < place.from || !view.contains(place.at))
                continue;
            const at = this._map.latLngToContainerPoint(place.at);
            this.write(place.name, at.x, at.y + 12, 0, "13px 'Noto Sans CJK SC'", "#5b6876");
        }
    },
});
