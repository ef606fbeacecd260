using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Platform;

/// <summary>A command of the panel that opens on typing <c>/</c>.</summary>
public sealed record SlashCommand(string Id, string AppId, string Command, JsonObject Description, string IconKey, DateTimeOffset Updated);

/// <summary>The apps' slash commands; the page shows them.</summary>
public sealed class SlashCommands
{
    ImmutableList<SlashCommand> all = [];

    public IReadOnlyList<SlashCommand> Of(string appId) => all.FindAll(c => c.AppId == appId);
    internal void Put(SlashCommand command) => ImmutableInterlocked.Update(ref all, list => list.RemoveAll(c => c.Id == command.Id).Add(command));
    internal void Remove(string id) => ImmutableInterlocked.Update(ref all, list => list.RemoveAll(c => c.Id == id));
}

/// <summary>Registry of slash commands, v7 (events.md §8).</summary>
sealed class SlashCalls(FeishuWorld world, SlashCommands commands, Unconfirmed unconfirmed) : IEndpoints
{
    const int Most = 100;
    const string Write = "application:app_slash_command:write", Read = "application:app_slash_command:read", Path = "/open-apis/application/v7/app_slash_commands";

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", Path, Limit.Usual, [Read, Write], call => new() { ["items"] = new JsonArray([.. commands.Of(call.App.AppId).Select(Shown)]) }),
        Endpoint.Of("POST", Path, Limit.Usual, [Write], Create),
        Endpoint.Of("PATCH", Path + "/{command_id}", Limit.Usual, [Write], Change),
        Endpoint.Of("DELETE", Path + "/{command_id}", Limit.Usual, [Write], Delete),
    ];

    JsonObject Create(ApiCall call)
    {
        var name = call.RequireString("command");
        if (!Regex.IsMatch(name, unconfirmed.SlashCommandPattern)) throw Refusal.Field("command", name, "illegal command");
        var mine = commands.Of(call.App.AppId);
        if (mine.Any(c => c.Command == name)) throw new Refusal(40000000, "command already exists");
        if (mine.Count >= Most) throw Refusal.Field("command", name, "at most 100 commands");
        var made = new SlashCommand(Ids.Command(), call.App.AppId, name, Description(call), Icon(call) ?? "skill_outlined", world.Clock.GetUtcNow());
        commands.Put(made);
        return new() { ["command_id"] = made.Id };
    }

    JsonObject Change(ApiCall call)
    {
        var command = Mine(call);
        command = command with
        {
            Description = call.Body["description"] is null ? command.Description : Description(call),
            IconKey = Icon(call) ?? command.IconKey, Updated = world.Clock.GetUtcNow(),
        };
        commands.Put(command);
        return (JsonObject)Shown(command);
    }

    JsonObject? Delete(ApiCall call)
    {
        commands.Remove(Mine(call).Id);
        return null;
    }

    SlashCommand Mine(ApiCall call) => commands.Of(call.App.AppId).FirstOrDefault(c => c.Id == call.Route("command_id"))
        ?? throw Refusal.Field("command_id", call.Route("command_id"), "command not found");

    static JsonObject Description(ApiCall call) =>
        call.Body["description"] is JsonObject given && Json.IsString(given["default_value"], out _)
            ? (JsonObject)given.DeepClone() : throw Refusal.Field("description.default_value", "", "description.default_value is required");

    static string? Icon(ApiCall call) => call.Body["icon"] is null ? null
        : Json.String(call.Body["icon"]?["icon_key"]) is { } key && key.EndsWith("_outlined", StringComparison.Ordinal) ? key : throw new Refusal(40000031, "icon key is illegal");

    static JsonNode Shown(SlashCommand command) => new JsonObject
    {
        ["command_id"] = command.Id, ["command"] = command.Command, ["description"] = command.Description.DeepClone(),
        ["icon"] = new JsonObject { ["icon_key"] = command.IconKey },
        ["update_time"] = command.Updated.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };
}
