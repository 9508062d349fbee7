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
        data: { id: a.key, name: a.name, size: 12 + 3 * Math.sqrt(a.acts + a.suffers) },
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
  graph.on("tap", "node", (event) => location.assign(`/actors/${encodeURIComponent(event.target.id())}`));
  graph.on("mouseover", "node", (event) => {
    graph.elements().difference(event.target.closedNeighborhood()).addClass("faint");
    element.classList.add("pointing");
  });
  graph.on("mouseout", "node", () => {
    graph.elements().removeClass("faint");
    element.classList.remove("pointing");
  });
  document.addEventListener("desk:theme", () => graph.style(look(graph.zoom())));
}

// The style at a zoom: names stay as large as the page's small print.
function look(zoom) {
  const read = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return [
    { selector: "node", style: { width: "data(size)", height: "data(size)", "background-color": read("--accent"), label: "data(name)", color: read("--ink"), "font-size": 11 / zoom, "text-wrap": "wrap", "text-max-width": 120 / zoom, "text-valign": "bottom", "text-margin-y": 3, "text-background-color": read("--paper"), "text-background-opacity": 0.75, "text-background-padding": 1, "font-family": "system-ui, sans-serif" } },
    { selector: "edge", style: { width: "data(width)", "line-color": read("--muted"), "target-arrow-color": read("--muted"), "target-arrow-shape": "triangle", "curve-style": "bezier", opacity: 0.6, "arrow-scale": 0.8 } },
    { selector: "edge[type = 'ASSAULT']", style: { "line-color": read("--killed"), "target-arrow-color": read("--killed") } },
    { selector: ".faint", style: { opacity: 0.12 } },
  ];
}
