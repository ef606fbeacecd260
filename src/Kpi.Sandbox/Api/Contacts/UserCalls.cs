using System.Text.Json.Nodes;
using Kpi.Sandbox.Rules;
using Kpi.Sandbox.World;

namespace Kpi.Sandbox.Api.Contacts;

/// <summary>People of the tenant (contacts.md §3). A field whose scope is missing is simply absent.</summary>
sealed class UserCalls(FeishuWorld world) : IEndpoints
{
    static readonly string[] Base = ["contact:contact.base:readonly", "contact:contact:readonly_as_app", "contact:contact:access_as_app", "contact:contact:readonly"];

    public IEnumerable<Endpoint> All =>
    [
        Endpoint.Of("GET", "/open-apis/contact/v3/users/{user_id}", Limit.Usual, Base,
            call => new() { ["user"] = UserJson.Of(call.App, Known(call, call.Route("user_id"))) }),
        Endpoint.Of("GET", "/open-apis/contact/v3/users/batch", Limit.Usual, [Base[0]], Batch),
        Endpoint.Of("POST", "/open-apis/contact/v3/users/batch_get_id", Limit.Usual, ["contact:user.id:readonly"], IdsByMail),
        Endpoint.Of("POST", "/open-apis/contact/v3/users/basic_batch", Limit.Second(5), ["contact:user.basic_profile:readonly"], Names),
        Endpoint.Of("GET", "/open-apis/contact/v3/scopes", Limit.Usual, Base, call => new()
        {
            ["department_ids"] = new JsonArray("0"), ["user_ids"] = new JsonArray(), ["group_ids"] = new JsonArray(), ["has_more"] = false,
        }),
    ];

    Person Known(ApiCall call, string id)
    {
        var prefix = call.IdKind switch { "open_id" => "ou_", "union_id" => "on_", _ => "" };
        if (!id.StartsWith(prefix, StringComparison.Ordinal)) throw new Refusal(41012, "user id invalid error");
        return world.People.ById(call.IdKind, id) ?? throw new Refusal(41050, "no user authority error");
    }

    JsonObject Batch(ApiCall call)
    {
        var ids = call.Queries("user_ids");
        if (ids.Count is 0 or > 50) throw Refusal.Field("user_ids", "", "user_ids: 1 to 50");
        // People the app may not see are left out.
        return new() { ["items"] = new JsonArray([.. ids.Select(id => world.People.ById(call.IdKind, id)).OfType<Person>().Select(p => (JsonNode)UserJson.Of(call.App, p))]) };
    }

    JsonObject IdsByMail(ApiCall call)
    {
        var (mails, mobiles) = (Strings(call.Body["emails"]), Strings(call.Body["mobiles"]));
        if (mails.Count > 50 || mobiles.Count > 50) throw new Refusal(40001, "param is invalid");
        var resigned = Json.IsBool(call.Body["include_resigned"], out var asked) && asked;
        return new()
        {
            ["user_list"] = new JsonArray([
                .. mails.Select(mail => Found(call, "email", mail, p => p.Email.Equals(mail, StringComparison.OrdinalIgnoreCase), resigned)),
                .. mobiles.Select(mobile => Found(call, "mobile", mobile, p => p.Mobile == mobile, resigned))]),
        };
    }

    JsonNode Found(ApiCall call, string key, string value, Func<Person, bool> fits, bool resigned)
    {
        var entry = new JsonObject { [key] = value };
        if (world.People.All.FirstOrDefault(p => fits(p) && (resigned || !p.Resigned)) is not { } person) return entry;
        entry["user_id"] = UserJson.Id(person, call.IdKind);
        entry["status"] = UserJson.Status(person);
        return entry;
    }

    JsonObject Names(ApiCall call)
    {
        var ids = Strings(call.Body["user_ids"]);
        if (ids.Count is 0 or > 10) throw new Refusal(40001, "param is invalid");
        return new()
        {
            ["users"] = new JsonArray([.. ids.Select(id => world.People.ById(call.IdKind, id)).OfType<Person>()
                .Select(p => (JsonNode)new JsonObject { ["user_id"] = UserJson.Id(p, call.IdKind), ["name"] = p.Name })]),
        };
    }

    static List<string> Strings(JsonNode? list) => list is null ? []
        : list is JsonArray items && items.All(i => Json.IsString(i, out _)) ? [.. items.Select(i => (string)i!)] : throw new Refusal(40001, "param is invalid");
}
