// What a layout written for Kinograph gets and returns, for editors. All
// lengths are pixels; x grows to the right and y downwards.

/** A diagram as a layout gets it. */
export interface Graph {
  nodes: Node[];
  edges: Edge[];
  /** A container stands behind the one that holds it. */
  containers: Container[];
  /** The direction in which edges flow. */
  direction: Direction;
  /** The least distances between neighbours. */
  spacing: {
    /** Between nodes side by side. */
    node: number;
    /** Between one row or column and the next. */
    rank: number;
    /** Between parallel edges, and between an edge and a node. */
    edge: number;
    /** Between containers and what stands beside them. */
    container: number;
    /** Between parts that no edge joins. */
    component: number;
  };
  /** The wanted width divided by the height, where there is one. */
  aspectRatio: number | null;
  /** What the diagram says beside the name of the script. */
  params: Record<string, Param>;
}

export type Direction = "down" | "right" | "up" | "left";
export type Param = boolean | number | string | Param[];

interface Item {
  /** Its position in its list. */
  index: number;
  /** Unique in the diagram, such as "shop.orders". */
  id: string;
  label: string;
  caption: string | null;
  /** Such as "postgres". */
  kind: string;
  tags: string[];
  /** The id of the container that holds it. */
  parent: string | null;
}

export interface Node extends Item {
  width: number;
  height: number;
  /** Room to keep free around it, for badges and the like. */
  margin: Sides;
  ports: Port[];
  /** Nodes of equal rank belong side by side. */
  rank: number | null;
  /** The top left corner that a person fixed. */
  pinned: Point | null;
  /** The top left corner in the previous drawing. */
  previous: Point | null;
}

export interface Container extends Item {
  /** The ids of the nodes and the containers in it. */
  children: string[];
  /** From its box to what is in it; its heading lies in the top. */
  padding: Sides;
  /** Its least width. */
  width: number;
  /** Its least height. */
  height: number;
  direction: Direction | null;
  previous: Box | null;
}

export interface Edge {
  index: number;
  /** Such as "web->orders". */
  id: string;
  /** The id of a node or of a container. */
  source: string;
  target: string;
  sourcePort: string | null;
  targetPort: string | null;
  label: string | null;
  /** Whether its target should stand behind its source. */
  directed: boolean;
  /** Heavier edges are better kept short; 1 is usual. */
  weight: number;
}

/** A place on a node where edges may end, from its top left corner. */
export interface Port extends Point {
  name: string;
  side: "top" | "right" | "bottom" | "left";
}

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export interface Sides {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

/** A top left corner, or a centre. */
export type Place = Point | { cx: number; cy: number } | [x: number, y: number];

/** Places by id, by position in the list, or each with the id of its node. */
export type Places<T> = Record<string, T> | Map<string, T> | T[] | ({ id: string } & T)[];

export type Curve = "straight" | "orthogonal" | "rounded" | "spline";

/** What a layout returns. Whatever is left out, Kinograph does. */
export interface LongAnswer {
  nodes: Places<Place>;
  /** Boxes of containers; those without one wrap what they hold. */
  containers?: Places<Box>;
  /** Lines by the ids of edges; the others find their way themselves. */
  routes?: Places<Line>;
  /** How lines are drawn that have no route. */
  curve?: Curve;
  /** The nodes in the order in which they appear in a moving picture. */
  reveal?: (string | number | Node)[];
}

export type Line = (Point | [x: number, y: number])[] | {
  points?: (Point | [x: number, y: number])[];
  curve?: Curve;
};

/** Nothing means that `layout` wrote x and y into the nodes that it got. */
export type Answer = LongAnswer | Places<Place> | void;

declare global {
  /** A number from 0 to 1, the same ones in each run. */
  function random(): number;
  /**
   * Calls `arrange` for what each container holds, and then for the rest with
   * containers as boxes, and puts the answers together. The graph of a level has
   * these boxes among its nodes, no containers, and edges between its own nodes.
   */
  function eachLevel(graph: Graph, arrange: (level: Graph) => Answer): LongAnswer;
}
