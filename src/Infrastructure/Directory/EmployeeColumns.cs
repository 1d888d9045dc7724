using OrgChart.Domain.SharedKernel;

namespace OrgChart.Infrastructure.Directory;

/// <summary>What is known of employees, one array for each field, all in the same order; texts as numbers of texts.</summary>
internal sealed class EmployeeColumns
{
    /// <summary>Puts columns together from those of older ones and of new rows.</summary>
    /// <param name="old">The older columns; null when there are none.</param>
    /// <param name="fresh">The new rows.</param>
    /// <param name="order">Where each entry comes from: a place of the older columns, or the complement (<c>~</c>) of a new row's number.</param>
    public EmployeeColumns(EmployeeColumns? old, EmployeeTableBuilder fresh, int[] order)
    {
        var (texts, localizedTexts, localities) = fresh.Values();
        Names = [.. old?.Names ?? [], .. fresh.Names()];
        Texts = [.. old?.Texts ?? [], .. texts];
        LocalizedTexts = [.. old?.LocalizedTexts ?? [], .. localizedTexts];
        Localities = [.. old?.Localities ?? [], .. localities];
        var (name, text, localized, place) = (old?.Names.Length ?? 0, old?.Texts.Length ?? 0, old?.LocalizedTexts.Length ?? 0, old?.Localities.Length ?? 0);

        var columns = new ColumnMaker(fresh, order);
        Id = columns.Make(old?.Id, row => row.Id);
        Version = columns.Make(old?.Version, row => row.Version);
        Surname = columns.Make(old?.Surname, row => row.Surname + name);
        GivenName = columns.Make(old?.GivenName, row => row.GivenName + name);
        JobTitle = columns.Make(old?.JobTitle, row => row.JobTitle + localized);
        Street = columns.Make(old?.Street, row => row.Street + localized);
        Locality = columns.Make(old?.Locality, row => row.Locality + place);
        PostalCode = columns.Make(old?.PostalCode, row => row.PostalCode + text);
        Building = columns.Make(old?.Building, row => row.Building + localized);
        Floor = columns.Make(old?.Floor, row => row.Floor + text);
        Room = columns.Make(old?.Room, row => row.Room + text);
        PhoneLength = columns.Make(old?.PhoneLength, row => row.PhoneLength);
        (Contacts, ContactStart) = columns.MakeContacts(old);
    }

    /// <summary>Surnames and given names by number.</summary>
    public string[] Names { get; }

    /// <summary>All other texts by number.</summary>
    public string[] Texts { get; }

    /// <summary>Texts in two languages by number.</summary>
    public LocalizedText[] LocalizedTexts { get; }

    /// <summary>Places by number.</summary>
    public Locality[] Localities { get; }

    public int[] Id { get; }

    public int[] Version { get; }

    public int[] Surname { get; }

    public int[] GivenName { get; }

    public int[] JobTitle { get; }

    public int[] Street { get; }

    public int[] Locality { get; }

    public int[] PostalCode { get; }

    public int[] Building { get; }

    public int[] Floor { get; }

    public int[] Room { get; }

    /// <summary>Telephone and e-mail of all as UTF-8, one after the other.</summary>
    public byte[] Contacts { get; }

    /// <summary>Where each one's telephone and e-mail begin; one more entry than there are employees.</summary>
    public int[] ContactStart { get; }

    /// <summary>How many bytes of those are the telephone's.</summary>
    public byte[] PhoneLength { get; }

    /// <summary>Makes columns in a new order; copies neighbours who stay neighbours in one go.</summary>
    private sealed class ColumnMaker
    {
        private readonly EmployeeTableBuilder fresh;
        private readonly int[] order;
        private readonly List<(int To, int From, int Length)> runs = [];

        public ColumnMaker(EmployeeTableBuilder fresh, int[] order)
        {
            (this.fresh, this.order) = (fresh, order);
            for (int i = 0, end; i < order.Length; i = end)
            {
                end = i + 1;
                if (order[i] < 0)
                {
                    runs.Add((i, order[i], 1));
                    continue;
                }

                while (end < order.Length && order[end] == order[end - 1] + 1) end++;
                runs.Add((i, order[i], end - i));
            }
        }

        public T[] Make<T>(T[]? old, Func<EmployeeTableBuilder.Row, T> ofRow)
        {
            var column = new T[order.Length];
            foreach (var (to, from, length) in runs)
            {
                if (from < 0) column[to] = ofRow(fresh[~from]);
                else Array.Copy(old!, from, column, to, length);
            }

            return column;
        }

        public (byte[] Bytes, int[] Start) MakeContacts(EmployeeColumns? old)
        {
            var start = new int[order.Length + 1];
            foreach (var (to, from, length) in runs)
            {
                if (from < 0) start[to + 1] = start[to] + fresh[~from].ContactLength;
                else for (var i = 0; i < length; i++) start[to + i + 1] = start[to + i] + old!.ContactStart[from + i + 1] - old.ContactStart[from + i];
            }

            var bytes = new byte[start[^1]];
            foreach (var (to, from, length) in runs)
            {
                var source = from < 0 ? fresh.ContactOf(~from) : old!.Contacts.AsSpan(old.ContactStart[from]..old.ContactStart[from + length]);
                source.CopyTo(bytes.AsSpan(start[to]));
            }

            return (bytes, start);
        }
    }
}
