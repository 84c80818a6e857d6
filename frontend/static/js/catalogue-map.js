// Draws the listings that the page already holds on a map. Without this script the list says the same.
const map = document.getElementById("map");
const texts = map.dataset;

const listings = [...document.querySelectorAll(".listing[data-latitude]")].map((card) => {
  const link = card.querySelector("h2 a");
  return {
    card,
    position: [Number(card.dataset.latitude), Number(card.dataset.longitude)],
    town: card.dataset.town,
    title: link.textContent,
    address: link.href,
    price: card.querySelector(".price").firstChild.textContent.trim(),
  };
});

/** Listings at the same site are one. */
function sites() {
  const found = new Map();
  for (const listing of listings) {
    const key = listing.position.map((degrees) => degrees.toFixed(3)).join();
    if (!found.has(key)) found.set(key, { position: listing.position, town: listing.town, listings: [] });
    found.get(key).listings.push(listing);
  }
  return [...found.values()];
}

function load(element) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

/** A marker's width in pixels, and the least between the middles of two: each keeps room for a finger. */
const MARKER = 34;
const APART = 44;

/** Sites whose markers would touch at this zoom share one, where the site with most listings is. */
function groups(view) {
  const found = [];
  for (const site of sites().sort((one, other) => other.listings.length - one.listings.length)) {
    const place = view.project(site.position);
    const near = found.find((group) => group.place.distanceTo(place) < APART);
    if (near) {
      near.listings.push(...site.listings);
      if (!near.towns.includes(site.town)) near.towns.push(site.town);
    } else {
      found.push({ place, position: site.position, towns: [site.town], listings: [...site.listings] });
    }
  }
  return found;
}

function popup(listings) {
  const list = document.createElement("ul");
  list.className = "map-list";
  for (const listing of listings) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = listing.address;
    link.textContent = listing.title;
    line.append(link, ` ${listing.price}`);
    list.append(line);
  }
  return list;
}

async function draw() {
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: texts.style });
  const nonce = document.querySelector("script[nonce]").nonce;
  const script = Object.assign(document.createElement("script"), { src: texts.script, nonce });
  const outlines = fetch(texts.outlines).then((answer) => answer.json());
  await Promise.all([load(style), load(script)]);
  const { L } = window;

  // Nothing moves by itself: no fading, no gliding.
  const still = { fadeAnimation: false, zoomAnimation: false, markerZoomAnimation: false };
  const view = L.map(map, { ...still, zoomControl: false, minZoom: 4, maxZoom: 12, scrollWheelZoom: false, zoomSnap: 0.5 });
  view.attributionControl.setPrefix('<a href="https://leafletjs.com" lang="en">Leaflet</a>').addAttribution(texts.source);
  L.control.zoom({ zoomInTitle: texts.zoomIn, zoomOutTitle: texts.zoomOut }).addTo(view);

  const layer = L.layerGroup().addTo(view);
  let cards = new Map();
  const show = ({ position, towns, listings: here }) => {
    const name = texts.marker.replace("#", here.length).replace("@", towns.join(", "));
    const icon = L.divIcon({ className: "map-marker", html: String(here.length), iconSize: [MARKER, MARKER] });
    const marker = L.marker(position, { icon, title: name, alt: name, keyboard: true });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", name));
    marker.bindPopup(popup(here), { minWidth: 180, maxWidth: 260, maxHeight: 260 });
    marker.on("popupopen", ({ popup: opened }) => {
      const close = opened.getElement().querySelector(".leaflet-popup-close-button");
      close.setAttribute("aria-label", texts.close);
      close.setAttribute("title", texts.close);
    });
    for (const { card } of here) cards.set(card, marker);
    const label = towns.length > 1 ? `${towns[0]} +${towns.length - 1}` : towns[0];
    marker.bindTooltip(label, { permanent: true, direction: "bottom", offset: [0, 16], className: "map-town" });
    marker.addTo(layer);
  };
  const arrange = () => {
    layer.clearLayers();
    cards = new Map();
    groups(view).forEach(show);
  };
  for (const { card } of listings) {
    for (const [event, on] of [["pointerenter", true], ["focusin", true], ["pointerleave", false], ["focusout", false]]) {
      card.addEventListener(event, () => cards.get(card)?.getElement()?.classList.toggle("map-marker-now", on));
    }
  }
  const bounds = L.latLngBounds(listings.map((listing) => listing.position));
  const center = texts.center?.split(",").map(Number);
  const reach = center ? Number(texts.radius) * 1000 : 0;
  if (reach > 0) bounds.extend(L.latLng(center).toBounds(2 * reach));
  // Without anything to show, the mainland: the overseas départements would make it tiny.
  view.fitBounds(bounds.isValid() ? bounds : [[41.3, -5.2], [51.1, 9.6]], { maxZoom: 10, paddingTopLeft: [56, 28], paddingBottomRight: [28, 40] });
  arrange();
  view.on("zoomend", arrange);
  if (reach > 0) L.circle(center, { radius: reach, weight: 1.5, className: "map-reach", interactive: false }).addTo(view);
  if (center) L.circleMarker(center, { radius: 6, weight: 2, className: "map-center", fillOpacity: 1, interactive: false }).addTo(view);
  L.geoJSON(await outlines, { interactive: false, style: { className: "map-outline", weight: 1 } }).addTo(view).bringToBack();
}

// On a phone the map is far below: nothing is fetched until it comes near.
if (listings.length > 0 || matchMedia("(min-width: 60em)").matches) {
  new IntersectionObserver((entries, observer) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      draw().catch(() => map.closest("aside").remove());
    }
  }, { rootMargin: "300px" }).observe(map);
}
