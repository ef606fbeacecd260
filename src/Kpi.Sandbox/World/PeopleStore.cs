using System.Collections.Immutable;

namespace Kpi.Sandbox.World;

/// <summary>The tenant's people, in the order they were added.</summary>
public sealed class PeopleStore
{
    ImmutableList<Person> all = [];

    public IReadOnlyList<Person> All => all;

    public void Put(Person person) => ImmutableInterlocked.Update(ref all, list =>
        list.FindIndex(p => p.OpenId == person.OpenId) is >= 0 and var at ? list.SetItem(at, person) : list.Add(person));

    /// <summary>By open id, union id, user id, e-mail or name.</summary>
    public Person? Find(string? key) => key is null ? null : all.Find(p =>
        p.OpenId == key || p.UnionId == key || p.UserId == key || p.Name == key || p.Email.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>By one kind of id: <c>open_id</c>, <c>union_id</c>, <c>user_id</c> or <c>email</c>.</summary>
    public Person? ById(string kind, string? id) => kind switch
    {
        "open_id" => all.Find(p => p.OpenId == id),
        "union_id" => all.Find(p => p.UnionId == id),
        "user_id" => all.Find(p => p.UserId == id),
        "email" => all.Find(p => p.Email.Equals(id, StringComparison.OrdinalIgnoreCase)),
        _ => null,
    };

    /// <exception cref="ArgumentException">Nobody is called so.</exception>
    public Person Require(string key) => Find(key) ?? throw new ArgumentException($"没有这个人：{key}", nameof(key));
}

/// <summary>The tenant's apps.</summary>
public sealed class AppStore
{
    ImmutableDictionary<string, BotApp> byId = ImmutableDictionary<string, BotApp>.Empty;

    public IReadOnlyList<BotApp> All => [.. byId.Values];

    public void Put(BotApp app) => ImmutableInterlocked.AddOrUpdate(ref byId, app.AppId, app, (_, _) => app);

    /// <summary>By app id, the bot's open id or its name.</summary>
    public BotApp? Find(string? key) => key is null ? null
        : byId.GetValueOrDefault(key) ?? byId.Values.FirstOrDefault(a => a.BotOpenId == key || a.Name == key);

    /// <exception cref="ArgumentException">There is no such app.</exception>
    public BotApp Require(string key) => Find(key) ?? throw new ArgumentException($"没有这个应用：{key}", nameof(key));
}
