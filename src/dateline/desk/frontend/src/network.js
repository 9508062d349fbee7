// The network of actors: an arrow from the one who acts to the one acted on.
import cytoscape from "cytoscape";

export function draw(element) {
  const { actors, edges } = JSON.parse(element.dataset.network);
  const used = new Set(edges.flatMap((e) => [e.source, e.target]));
  const most = Math.max(1, ...edges.map((e) => e.count));
  // Cytoscape would write a <style> element, which the content-security policy forbids; an element
  // with its id tells it that the rules are there (they are in styles.css).
  const mark = document.createElement("meta");
  mark.id = "__________cytoscape_stylesheet";
  document.head.append(mark);
  const graph = cytoscape({
    container: element,
    elements: [
      ...actors.filter((a) => used.has(a.key)).map((a) => ({
        data: { id: a.key, name: a.name, across: "center", along: "bottom", size: 12 + 3 * Math.sqrt(a.acts + a.suffers) },
      })),
      ...edges.map((e) => ({
        data: { id: `${e.source} ${e.target}`, source: e.source, target: e.target, width: 1 + (5 * e.count) / most, type: e.type },
      })),
    ],
    style: look(1),
    layout: { name: "cose", animate: false, randomize: false, nodeRepulsion: () => 30000, idealEdgeLength: () => 60, nodeDimensionsIncludeLabels: true, padding: 16 },
    userZoomingEnabled: false,
    autoungrabify: false,
  });
  graph.style(look(graph.zoom()));
  nameApart(graph);
  element.graphOf = graph;
  graph.on("tap", "edge", (event) => {
    const { source: actor, target } = event.target.data();
    const query = new URLSearchParams(element.dataset.query);
    query.set("actor", actor);
    query.set("target", target);
    location.assign(`/?${query}`);
  });
  graph.on("tap", "node", (event) => location.assign(`/actors/${encodeURIComponent(event.target.id())}`));
  graph.on("mouseover", "node, edge", ({ target }) => {
    const near = target.isNode() ? target.closedNeighborhood() : target.union(target.connectedNodes());
    near.addClass("near");
    graph.elements().difference(near).addClass("faint");
    element.classList.add("pointing");
  });
  graph.on("mouseout", "node, edge", () => {
    graph.elements().removeClass("faint near");
    element.classList.remove("pointing");
  });
  document.addEventListener("desk:theme", () => graph.style(look(graph.zoom())));
}

const SIDES = [["center", "bottom"], ["center", "top"], ["right", "center"], ["left", "center"]];

// Writes each name on a side of its point where it covers no other name or point, the busiest
// first; what finds no room is left out until its actor is pointed at.
function nameApart(graph) {
  const box = (node, options) => node.boundingBox({ includeEdges: false, includeOverlays: false, ...options });
  const taken = graph.nodes().map((node) => ({ node, ...box(node, { includeLabels: false }) }));
  const seen = graph.extent();
  const free = (name, node) => name.x1 >= seen.x1 && name.x2 <= seen.x2 && name.y1 >= seen.y1 && name.y2 <= seen.y2 && taken.every((t) => t.node === node || t.x1 >= name.x2 || t.x2 <= name.x1 || t.y1 >= name.y2 || t.y2 <= name.y1);
  for (const node of graph.nodes().sort((a, b) => b.data("size") - a.data("size"))) {
    const put = SIDES.some(([across, along]) => {
      node.data({ across, along });
      const name = box(node, { includeNodes: false });
      if (!free(name, node)) return false;
      taken.push({ node: null, ...name });
      return true;
    });
    if (!put) node.data({ across: "center", along: "bottom" }).addClass("unnamed");
  }
}

// The style at a zoom: names stay as large as the page's small print.
function look(zoom) {
  const read = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return [
    { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": read("--accent"), label: "data(name)", color: read("--ink"), "font-size": 11 / zoom, "text-wrap": "wrap", "text-max-width": 120 / zoom, "text-halign": "data(across)", "text-valign": "data(along)", "text-background-color": read("--paper"), "text-background-opacity": 0.75, "text-background-padding": 1, "font-family": "system-ui, sans-serif" } },
    { selector: "edge", style: { width: "data(width)", "line-color": read("--muted"), "target-arrow-color": read("--muted"), "target-arrow-shape": "triangle", "curve-style": "bezier", opacity: 0.6, "arrow-scale": 0.8 } },
    { selector: "edge[type = 'ASSAULT']", style: { "line-color": read("--killed"), "target-arrow-color": read("--killed") } },
    { selector: ".unnamed", style: { "text-opacity": 0, "text-background-opacity": 0 } },
    { selector: "node.near", style: { "text-opacity": 1, "text-background-opacity": 0.9, "z-index": 9 } },
    { selector: ".faint", style: { opacity: 0.12 } },
  ];
}
