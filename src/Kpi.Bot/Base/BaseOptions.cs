using System.ComponentModel.DataAnnotations;

namespace Kpi.Bot.Base;

/// <summary>One entry of <c>Bases</c>: a base with its teams.</summary>
public sealed record BaseEntry
{
    /// <summary>How cards, findings and the state database name it; also the name <c>init</c> gives a new base.</summary>
    [Required(ErrorMessage = "必填：多维表格的名称，例如 营销KPI")]
    public string Name { get; init; } = "";

    /// <summary>The token in the base's link (<c>…/base/&lt;token&gt;</c>); empty where <c>init</c> made the base and kept its token.</summary>
    public string? AppToken { get; init; }
}

/// <summary>Section <c>Bitable</c>.</summary>
public sealed record BitableOptions
{
    /// <summary>How often the tables' revisions are asked for, in seconds of the calendar; hourly while change events come in.</summary>
    [Range(10, 86_400)]
    public int RefreshSeconds { get; init; } = 900;

    /// <summary>Days of 「实绩」 held in memory; older rows live in the state database's history.</summary>
    [Range(62, 3_660)]
    public int ActualsRetentionDays { get; init; } = 400;

    /// <summary>The platform's limit of rows a table.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxRows { get; init; } = 20_000;
}
