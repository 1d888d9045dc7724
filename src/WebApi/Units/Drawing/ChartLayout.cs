using OrgChart.Application.Units;

namespace OrgChart.WebApi.Units.Drawing;

/// <summary>Which way a chart grows.</summary>
internal enum ChartDirection
{
    /// <summary>From the top down; many units without units of their own stand in columns.</summary>
    Down,

    /// <summary>From left to right.</summary>
    Right,
}

/// <summary>A unit's place in a drawing, in pixels.</summary>
/// <param name="Node">The unit.</param>
/// <param name="Parent">The place of the unit above it; null at the top.</param>
/// <param name="X">The left edge of its card.</param>
/// <param name="Y">The upper edge of its card.</param>
/// <param name="IsStacked">Whether it stands in a column, where the line comes from the side.</param>
internal sealed record PlacedUnit(ChartNode Node, PlacedUnit? Parent, double X, double Y, bool IsStacked);

/// <summary>
/// Places the units of a tree so that no two overlap, siblings stand together and a unit stands in the middle of what is beneath it: each subtree is moved along those before it
/// until their outlines are a gap apart (Reingold and Tilford, Tidier Drawings of Trees, 1981; with outlines by level for subtrees of different sizes).
/// </summary>
internal static class ChartLayout
{
    /// <summary>The width of a card, in pixels.</summary>
    public const double CardWidth = 220;

    /// <summary>The height of a card, in pixels.</summary>
    public const double CardHeight = 68;

    private const double Gap = 16;
    private const double LevelGap = 44;
    private const int MostInARow = 5;
    private const int MostColumns = 4;

    /// <summary>Places a tree.</summary>
    /// <returns>The places, those above before those beneath, and the size of the drawing.</returns>
    public static (IReadOnlyList<PlacedUnit> Units, double Width, double Height) Place(ChartNode top, ChartDirection direction)
    {
        var tree = new Subtree(top, direction);
        var left = tree.Outline.Min(level => level.From);
        var units = new List<PlacedUnit>();
        Settle(tree, -left, 0, parent: null, direction, units);
        return (units, units.Max(unit => unit.X) + CardWidth, units.Max(unit => unit.Y) + CardHeight);
    }

    private static void Settle(Subtree tree, double across, double along, PlacedUnit? parent, ChartDirection direction, List<PlacedUnit> units)
    {
        var isDown = direction == ChartDirection.Down;
        var placed = new PlacedUnit(tree.Node, parent, isDown ? across : along, isDown ? along : across, IsStacked: false);
        units.Add(placed);
        var next = along + (isDown ? CardHeight : CardWidth) + LevelGap;
        foreach (var (child, offset) in tree.Children) Settle(child, across + offset, next, placed, direction, units);
        for (var i = 0; i < tree.Stack.Count; i++)
            units.Add(new(tree.Stack[i], placed, across + tree.StackOffset + (i % tree.Columns * (CardWidth + Gap)), next + (i / tree.Columns * (CardHeight + Gap)), IsStacked: true));
    }

    /// <summary>A unit with what is beneath it; all offsets are from its own edge.</summary>
    private sealed class Subtree
    {
        public Subtree(ChartNode node, ChartDirection direction)
        {
            Node = node;
            var breadth = direction == ChartDirection.Down ? CardWidth : CardHeight;
            var leaves = node.Children.Where(child => child.Children.Count == 0).ToList();
            // In a column already when the chart grows to the right.
            Stack = direction == ChartDirection.Down && leaves.Count > MostInARow ? leaves : [];
            var beneath = new List<(double From, double To)>();
            foreach (var child in node.Children.Where(child => Stack.Count == 0 || child.Children.Count > 0))
            {
                var subtree = new Subtree(child, direction);
                Children.Add((subtree, Append(beneath, subtree.Outline)));
            }

            if (Stack.Count > 0) StackOffset = Append(beneath, OutlineOfStack());
            var middle = beneath.Count == 0 ? 0 : (beneath[0].From + beneath[0].To - breadth) / 2;
            for (var i = 0; i < Children.Count; i++) Children[i] = (Children[i].Tree, Children[i].Offset - middle);
            StackOffset -= middle;
            Outline = [(0, breadth), .. beneath.Select(level => (level.From - middle, level.To - middle))];
        }

        public ChartNode Node { get; }

        public List<(Subtree Tree, double Offset)> Children { get; } = [];

        public List<ChartNode> Stack { get; }

        public double StackOffset { get; }

        public int Columns => Math.Min(MostColumns, (Stack.Count + MostInARow - 1) / MostInARow);

        /// <summary>From where to where it reaches, level by level.</summary>
        public List<(double From, double To)> Outline { get; }

        /// <summary>Moves an outline along another until they are a gap apart, and makes it a part of it.</summary>
        /// <returns>How far it was moved.</returns>
        private static double Append(List<(double From, double To)> all, List<(double From, double To)> one)
        {
            var offset = 0.0;
            for (var level = 0; level < Math.Min(all.Count, one.Count); level++) offset = Math.Max(offset, all[level].To + Gap - one[level].From);
            if (all.Count == 0) offset = -one[0].From;
            for (var level = 0; level < one.Count; level++)
            {
                var (from, to) = (one[level].From + offset, one[level].To + offset);
                if (level < all.Count) all[level] = (Math.Min(all[level].From, from), Math.Max(all[level].To, to));
                else all.Add((from, to));
            }

            return offset;
        }

        private List<(double From, double To)> OutlineOfStack()
        {
            var rows = (Stack.Count + Columns - 1) / Columns;
            var levels = (int)Math.Ceiling(rows * (CardHeight + Gap) / (CardHeight + LevelGap));
            return [.. Enumerable.Repeat((0.0, (Columns * (CardWidth + Gap)) - Gap), levels)];
        }
    }
}
