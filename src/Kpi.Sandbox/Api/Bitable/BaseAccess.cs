using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;
using Kpi.Sandbox.World.Bases;

namespace Kpi.Sandbox.Api.Bitable;

/// <summary>Finds what the path names, if the app may touch it (bitable.md §1).</summary>
sealed class BaseAccess(FeishuWorld world)
{
    /// <exception cref="Refusal">1254003 malformed, 1254040 unknown, 91403 not shared with the app.</exception>
    internal Base Base(ApiCall call, bool toWrite = false)
    {
        var token = call.Route("app_token");
        if (token.Length < 10 || !token.All(char.IsAsciiLetterOrDigit)) throw new Refusal(1254003, "WrongBaseToken", 200);
        var found = world.Bases.Find(token) ?? throw new Refusal(1254040, "BaseTokenNotFound", 200);
        var permission = Permission(found, call.Actor) ?? throw new Refusal(91403, "FORBIDDEN", 403);
        return toWrite && permission == "view" ? throw new Refusal(1254302, "Permission denied.", 403) : found;
    }

    /// <exception cref="Refusal">1254004 malformed, 1254041 unknown, and those of <see cref="Base"/>.</exception>
    internal (Base Base, Table Table) Table(ApiCall call, bool toWrite = false)
    {
        var inBase = Base(call, toWrite);
        var id = call.Route("table_id");
        if (!id.StartsWith("tbl", StringComparison.Ordinal)) throw new Refusal(1254004, "WrongTableId", 200);
        return (inBase, inBase.Table(id) ?? throw new Refusal(1254041, "TableIdNotFound", 200));
    }

    // Shared with the app itself, or with a group its bot is in.
    string? Permission(Base found, Actor actor) => found.Owner == actor ? "full_access"
        : found.Collaborators.GetValueOrDefault(actor.Id)
            ?? found.Collaborators.Where(c => world.Chats.Find(c.Key)?.Bots.Contains(actor.Id) == true).Select(c => c.Value).FirstOrDefault();
}
