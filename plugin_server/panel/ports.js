/**
 * Where Tenfold listens: its port, and the spares for when another program has that one.
 */

/** Figma lets the panel reach exactly those that its manifest lists. */
export const PORTS = [41010, 41011, 41012];
