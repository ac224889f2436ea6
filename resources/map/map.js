"use strict";

// The page's side of the map panel. It speaks with the desk over the web channel only; what it draws is `desk.state`.
const kGround = {water: "#b9d8ee", park: "#dfe8d6"};
const kRoads = [
    {fill: "#fbd98a", edge: "#e3b95a", width: [2, 4, 9, 14]},
    {fill: "#fde3a3", edge: "#e6cf95", width: [1.5, 3, 8, 12]},
    {fill: "#ffffff", edge: "#dcd6c8", width: [0.5, 2, 6, 9]},
    {fill: "#ffffff", edge: "#e2ddd2", width: [0, 0.5, 3, 6]},
];
const kPlacesFrom = {district: 99, street: 99, road: 99, crossing: 99, river: 99,
    station: 13, hospital: 13, park: 13, residential: 15, school: 15, site: 15, office: 15, village: 14, shop: 16, other: 16};

const layers = {};
let desk = null;
let map = null;
let labels = null;
let pin = null;
let shownPin = "";
let jurisdiction = null;
let dots = null;

function read(name) {
    return new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        request.open("GET", "data/" + name);
        request.onload = () => {
            try {
                const data = JSON.parse(request.responseText);
                if (!Array.isArray(data.features))
                    throw new Error("no features");
                done(data);
            } catch (error) {
                failed(name);
            }
        };
        request.onerror = () => failed(name);
        request.send();
    });
}

// A layer one can live without.
const readOr = name => read(name).catch(() => ({type: "FeatureCollection", features: [], missing: true}));

function roadStep() {
    const zoom = map.getZoom();
    return zoom >= 16 ? 3 : zoom >= 14 ? 2 : zoom >= 12 ? 1 : 0;
}

function roadStyle(rank, part) {
    const road = kRoads[Math.min(rank, 3)];
    const width = road.width[roadStep()];
    if (width === 0)
        return {stroke: false};
    return part === "edge" ? {stroke: width > 2, color: road.edge, weight: width + 2, lineCap: "round"}
                           : {stroke: true, color: road.fill, weight: width, lineCap: "round"};
}

function makePane(name, level) {
    map.createPane(name).style.zIndex = level;
    return L.canvas({pane: name, padding: 0.3});
}

function drawGround(data) {
    const renderer = makePane("ground", 210);
    L.geoJSON(data, {
        pane: "ground", renderer, interactive: false,
        style: feature => {
            const colour = kGround[feature.properties.cover] || "#e9e4d8";
            const line = feature.geometry.type.includes("LineString");
            return line ? {color: colour, weight: 12, lineCap: "round"} : {stroke: false, fillColor: colour, fillOpacity: 1};
        },
    }).addTo(map);
}

function drawRoads(data) {
    const renderer = makePane("roads", 220);
    data.features.sort((a, b) => b.properties.rank - a.properties.rank);
    const parts = ["edge", "fill"].map(part => L.geoJSON(data, {
        pane: "roads", renderer, interactive: false,
        style: feature => roadStyle(feature.properties.rank, part),
    }).addTo(map));
    let step = roadStep();
    map.on("zoomend", () => {
        if (step === roadStep())
            return;
        step = roadStep();
        parts[0].setStyle(feature => roadStyle(feature.properties.rank, "edge"));
        parts[1].setStyle(feature => roadStyle(feature.properties.rank, "fill"));
    });
}

function drawBorders(districts) {
    const renderer = makePane("borders", 230);
    L.geoJSON(districts, {
        pane: "borders", renderer, interactive: false,
        style: {color: "#9a8f7c", weight: 1, opacity: 0.8, dashArray: "6 4", fill: false},
    }).addTo(map);
    makePane("jurisdiction", 240);
    makePane("labels", 450);
}

const linesOf = geometry => geometry.type === "MultiLineString" ? geometry.coordinates : [geometry.coordinates];

function makeLabels(roads, places) {
    const named = roads.features.flatMap(feature => linesOf(feature.geometry).map(line => ({
        name: feature.properties.name, rank: feature.properties.rank, line: line.map(([lon, lat]) => L.latLng(lat, lon)),
    })));
    named.sort((a, b) => a.rank - b.rank);
    const points = places.features.filter(feature => feature.geometry).map(feature => ({
        name: feature.properties.name,
        from: kPlacesFrom[feature.properties.kind] || 16,
        at: L.latLng(feature.geometry.coordinates[1], feature.geometry.coordinates[0]),
    }));
    points.sort((a, b) => a.from - b.from);
    labels = new LabelLayer(named, points).addTo(map);
}

function findArea(code) {
    for (const name of ["streets", "districts"]) {
        const found = layers[name].features.find(feature => feature.properties.code === code);
        if (found)
            return found;
    }
    return null;
}

function labelAt(layer, state) {
    const bounds = layer.getBounds();
    const view = map.getBounds();
    const west = Math.max(bounds.getWest(), view.getWest());
    const north = Math.min(bounds.getNorth(), view.getNorth());
    const east = Math.min(bounds.getEast(), view.getEast());
    const south = Math.max(bounds.getSouth(), view.getSouth());
    return L.latLng(north - (north - south) * 0.08, west + (east - west) * 0.16);
}

function drawJurisdiction(state) {
    if (jurisdiction)
        jurisdiction.remove();
    jurisdiction = L.layerGroup().addTo(map);
    const named = [];
    const outline = (code, style, text, colour) => {
        const area = findArea(code);
        if (!area)
            return;
        const layer = L.geoJSON(area, {pane: "jurisdiction", interactive: false, style}).addTo(jurisdiction);
        named.push({layer, text: text || area.properties.name, colour});
    };
    for (const code of state.contested)
        outline(code, {color: "#a85800", weight: 2.5, dashArray: "1 6", lineCap: "round", fillColor: "#a85800", fillOpacity: 0.06},
            "管辖待定 " + ((findArea(code) || {properties: {}}).properties.name || ""), "#8a4700");
    const own = findArea(state.street) ? state.street : state.district;
    outline(own, {color: "#0b5fc0", weight: 2, dashArray: "9 6", fillColor: "#0b5fc0", fillOpacity: 0.06}, "", "#0b5fc0");
    nameAreas = () => labels.setAreas(named.map(({layer, text, colour}) => ({text, colour, at: labelAt(layer)})));
    nameAreas();
}
let nameAreas = () => {};

const kPinShape = '<svg width="32" height="44" viewBox="0 0 32 44"><path class="body" d="M16 1C8 1 2 7 2 15c0 10 14 28 14 28s14-18 14-28C30 7 24 1 16 1z"/>' +
    '<circle class="eye" cx="16" cy="15" r="6"/><path class="tick" d="M12.5 15l2.5 2.6 4.6-5"/></svg>';

function drawPin(state) {
    if (pin)
        pin.remove();
    pin = null;
    if (!state.pin)
        return;
    const icon = L.divIcon({className: state.pin.confirmed ? "pin confirmed" : "pin", html: kPinShape, iconSize: [32, 44], iconAnchor: [16, 43]});
    pin = L.marker([state.pin.lat, state.pin.lon], {icon, draggable: true, keyboard: false, zIndexOffset: 1000, alt: state.pin.label});
    pin.bindTooltip(document.createTextNode(state.pin.label + (state.pin.confirmed ? "（已确认）" : "（推测，拖动可更正）")), {direction: "right", offset: [14, -28]});
    pin.on("dragend", () => desk.movePin(pin.getLatLng().lng, pin.getLatLng().lat));
    pin.addTo(map);
}

function drawNearby(state) {
    dots.clearLayers();
    for (const ticket of state.nearby) {
        const icon = L.divIcon({className: ticket.likely ? "dot likely" : "dot", iconSize: [16, 16]});
        const dot = L.marker([ticket.lat, ticket.lon], {icon, keyboard: false, alt: ticket.title});
        dot.bindTooltip(document.createTextNode(ticket.title));
        dot.on("click", () => desk.openTicket(ticket.id));
        dots.addLayer(dot);
    }
}

const showCity = state => map.setView([state.centre.lat, state.centre.lon], 12, {animate: false});

// The view follows the pin when it stands somewhere else, not when it is confirmed or the nearby tickets change; without one it is the city's.
function follow(state) {
    const where = state.pin ? state.pin.lon + "," + state.pin.lat : "";
    if (where === shownPin)
        return;
    shownPin = where;
    if (!state.pin) {
        showCity(state);
        return;
    }
    const area = findArea(state.street) || findArea(state.district);
    const fitting = area ? map.getBoundsZoom(L.geoJSON(area).getBounds()) : 15;
    map.setView([state.pin.lat, state.pin.lon], Math.min(Math.max(fitting, 15), 16), {animate: false});
}

function draw() {
    const state = desk.state;
    follow(state);
    drawPin(state);
    drawJurisdiction(state);
    drawNearby(state);
    const missing = Object.entries({roads: "道路", ground: "水系与绿地", places: "地名"}).filter(([name]) => layers[name].missing);
    const words = missing.length > 0 ? ["缺少图层：" + missing.map(([, text]) => text).join("、")] : [];
    if (!state.pin)
        words.push("听到地点后，这里会出现一个紫色的标记。");
    document.getElementById("hint").textContent = words.join(" ");
}

function makeMap(state) {
    map = L.map("map", {zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false,
        keyboardPanDelta: 120, maxZoom: 18, minZoom: 8});
    L.control.zoom({position: "bottomright", zoomInTitle: "放大（+）", zoomOutTitle: "缩小（−）"}).addTo(map);
    L.control.scale({position: "bottomleft", imperial: false}).addTo(map);
    showCity(state);
    map.pinPoint = () => pin ? Object.assign(map.latLngToContainerPoint(pin.getLatLng()), {label: pin.options.alt}) : null;
    map.isNearPin = place => pin && pin.getLatLng().distanceTo(place.at) < 250;
    dots = L.markerClusterGroup({showCoverageOnHover: false, maxClusterRadius: 24, animate: false,
        iconCreateFunction: cluster => L.divIcon({className: "cluster", html: String(cluster.getChildCount()), iconSize: [28, 28]})});
    map.addLayer(dots);
    map.on("moveend", () => nameAreas());
    map.getContainer().addEventListener("keydown", event => {
        const step = kZoomSteps[event.key];
        if (step && !event.ctrlKey && !event.altKey) {
            event.stopPropagation(); // Leaflet would zoom three steps at the + of Shift and =
            if (!event.repeat)
                zoomBy(step);
        } else if (event.key === "Escape")
            desk.leave();
        else if (event.key === "Enter" && pin)
            desk.confirmPin();
    });
}

const kZoomSteps = {"+": 1, "=": 1, "-": -1, "_": -1};

// A pin that is seen stays where it is on the screen.
function zoomBy(step) {
    const seen = pin && map.getBounds().contains(pin.getLatLng());
    const zoom = Math.max(map.getMinZoom(), Math.min(map.getMaxZoom(), map.getZoom() + step));
    map.setZoomAround(seen ? pin.getLatLng() : map.getCenter(), zoom);
}

async function begin(channel) {
    desk = channel.objects.desk;
    try {
        const state = desk.state;
        const [districts, streets, roads, ground, places] = await Promise.all([
            state.tiles ? readOr("districts.geojson") : read("districts.geojson"), readOr("streets.geojson"), readOr("roads.geojson"),
            readOr("ground.geojson"), readOr("places.geojson")]);
        Object.assign(layers, {districts, streets, roads, ground, places});
        makeMap(state);
        if (state.tiles)
            L.tileLayer("tiles/{z}/{x}/{y}", {maxNativeZoom: 17, maxZoom: 18}).addTo(map);
        else {
            drawGround(ground);
            drawRoads(roads);
        }
        drawBorders(districts);
        makeLabels(roads, places);
    } catch (error) {
        desk.fail(typeof error === "string" ? error : String(error));
        return;
    }
    draw();
    desk.stateChanged.connect(draw);
    desk.focusRequested.connect(() => map.getContainer().focus());
    // Not by animation frame: until it is drawn the page stands behind a message, and hidden pages get no frames.
    setTimeout(() => desk.drawn(), 0);
}

window.addEventListener("load", () => new QWebChannel(qt.webChannelTransport, begin));
