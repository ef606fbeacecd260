using System.Text.Json.Nodes;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Contacts;

/// <summary>A person as far as the app's field scopes show (contacts.md §4).</summary>
static class UserJson
{
    static readonly string[] Broad = ["contact:contact:readonly_as_app", "contact:contact:access_as_app", "contact:contact:readonly"];

    internal static JsonObject Of(BotApp app, Person person)
    {
        bool Has(string scope) => app.Scopes.Contains(scope) || Broad.Any(app.Scopes.Contains);
        var shown = new JsonObject { ["open_id"] = person.OpenId, ["union_id"] = person.UnionId };
        if (Has("contact:user.employee_id:readonly")) shown["user_id"] = person.UserId;
        if (Has("contact:user.base:readonly"))
        {
            const string picture = "https://s1-imfile.feishucdn.com/static/avatar.png";
            shown["name"] = person.Name;
            shown["en_name"] = person.EnName;
            shown["nickname"] = "";
            shown["avatar"] = new JsonObject { ["avatar_72"] = picture, ["avatar_240"] = picture, ["avatar_640"] = picture, ["avatar_origin"] = picture };
        }
        if (Has("contact:user.email:readonly")) shown["email"] = person.Email;
        if (Has("contact:user.phone:readonly") && person.Mobile is not null) shown["mobile"] = person.Mobile;
        if (Has("contact:user.department:readonly")) shown["department_ids"] = new JsonArray("0");
        if (Has("contact:user.employee:readonly"))
        {
            shown["status"] = Status(person);
            shown["job_title"] = person.JobTitle;
            shown["is_tenant_manager"] = false;
        }
        return shown;
    }

    internal static JsonObject Status(Person person) => new()
    {
        ["is_frozen"] = false, ["is_resigned"] = person.Resigned, ["is_activated"] = true, ["is_exited"] = false, ["is_unjoin"] = false,
    };

    internal static string Id(Person person, string kind) =>
        kind switch { "union_id" => person.UnionId, "user_id" => person.UserId, _ => person.OpenId };
}
