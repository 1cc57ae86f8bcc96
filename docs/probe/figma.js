/**
 * Imports every drawing of cases.jsx into Figma, reads back what became of it, and prints a report. Paste
 * cases.jsx and then this file into the desktop app's console (Plugins > Development > Show/Hide console) of
 * an empty design file; copy the report from there.
 */

(async () => {
  const MOST_LINES = 14;
  const lines = ['Tenfold probe, Figma'];

  for (const { name, svg } of TENFOLD_PROBE) {
    lines.push('', `# ${name}`);
    const start = Date.now();
    try {
      const frame = figma.createNodeFromSvg(svg);
      lines.push(`import ${Date.now() - start} ms`);
      describe(frame, '', { left: MOST_LINES });
      frame.remove();
    } catch (error) {
      lines.push(`import failed: ${error.message}`);
    }
    // So that the editor stays alive between two of them.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  console.log(lines.join('\n'));

  function describe(node, indent, room) {
    if (room.left === 0) return;
    room.left -= 1;
    const parts = [`${indent}${node.type}`, `"${node.name}"`, `opacity ${node.opacity}`, node.blendMode];
    for (const kind of ['fills', 'strokes']) {
      if (Array.isArray(node[kind])) parts.push(`${kind} ${node[kind].map(paint).join(' ') || 'none'}`);
    }
    if ('strokeWeight' in node && node.strokes.length > 0) {
      parts.push(`stroke ${String(node.strokeWeight)} ${String(node.strokeCap)}`);
      parts.push(`dash ${node.dashPattern.join(' ')}`);
    }
    if ('isMask' in node && node.isMask) parts.push('mask');
    parts.push(`box ${node.x} ${node.y} ${node.width} ${node.height}`);
    lines.push(parts.join(', '));
    for (const child of node.children ?? []) describe(child, `${indent}  `, room);
  }

  function paint({ type, opacity, gradientStops }) {
    const stops = gradientStops ? `(${gradientStops.map(({ color }) => color.a).join(' ')})` : '';
    return `${type}${stops}@${opacity}`;
  }
})();
