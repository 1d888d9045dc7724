namespace OrgChart.Infrastructure.Directory;

/// <summary>
/// Who heads a unit (<c>org:headOf</c> in W3C ORG), as far as it can be told: the one to whom people report and who reports to nobody in the unit; where reporting lines do not
/// tell, the one with the highest title. Two alike are none: a wrong head is worse than no head.
/// </summary>
internal sealed class UnitHeads(EmployeeTable employees)
{
    /// <summary>The place of a unit's head, or -1.</summary>
    /// <param name="unit">The unit's place.</param>
    public int Of(int unit)
    {
        var (from, to) = (employees.Start[unit], employees.Start[unit + 1]);
        var (leader, leaders, highest, rank, isAlone) = (-1, 0, -1, int.MaxValue, false);
        for (var place = from; place < to; place++)
        {
            var leads = employees.Reports(place).Length > 0 && (employees.ManagerOf(place) is var manager && (manager < 0 || employees.Unit[manager] != unit));
            if (leads) (leader, leaders) = (place, leaders + 1);
            var own = employees.LeadershipOf(place);
            if (own > rank || own == LeadershipTitles.None) continue;
            (isAlone, highest, rank) = (own < rank, place, own);
        }

        if (leaders == 1) return leader;
        return isAlone ? highest : -1;
    }
}
