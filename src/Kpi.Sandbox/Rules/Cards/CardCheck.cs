using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Rules.Cards;

/// <summary>What is counted and remembered over one whole card.</summary>
sealed class CardCheck(FeishuWorld world)
{
    const int MostElements = 200, MostTables = 5;
    readonly HashSet<string> elementIds = [];
    readonly HashSet<string> formNames = [];
    readonly HashSet<string> freeNames = [];
    int elements, tables;

    /// <summary>Names of <c>config.style.text_size</c> and <c>config.style.color</c>.</summary>
    internal HashSet<string> TextSizes { get; } = [];
    internal HashSet<string> Colors { get; } = [];

    /// <summary>Every object with a tag counts, nested texts too.</summary>
    internal void CountElement(Spot at)
    {
        if (++elements > MostElements) throw new CardRefusal(11310, at.Path, "element exceeds the limit", "");
    }

    internal void CountTable(Spot at)
    {
        if (++tables > MostTables) throw new CardRefusal(11310, at.Path, "card table number over limit", "");
    }

    internal void TakeElementId(string id, Spot at)
    {
        if (!elementIds.Add(id)) throw at.Wrong($"element_id {id} is duplicated");
    }

    /// <summary>Names within forms are unique in the whole card; outside two buttons may share one.</summary>
    internal void TakeName(string name, Spot at)
    {
        var free = at.Form is null && at.Container != "form";
        if (free ? formNames.Contains(name) : !formNames.Add(name) || freeNames.Contains(name)) throw at.Wrong($"name {name} is duplicated");
        if (free) freeNames.Add(name);
    }

    /// <exception cref="CardRefusal">100290: nobody has this id; one such id refuses the whole card.</exception>
    internal void RequirePerson(string id, Spot at)
    {
        if (!IsKnown(id)) throw at.Fail(100290, "There is an invalid user resource(at/person) in your card", id);
    }

    internal bool IsKnown(string id) =>
        world.People.All.Any(p => p.OpenId == id || p.UnionId == id || p.UserId == id) || world.Apps.All.Any(a => a.BotOpenId == id);

    internal bool IsKnownMail(string mail) => world.People.ById("email", mail) is not null;
}
