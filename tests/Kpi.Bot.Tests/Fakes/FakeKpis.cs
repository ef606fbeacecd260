using System.Text.Json;
using Kpi.Bot.Base;
using Kpi.Bot.Cards;
using Kpi.Bot.Door;
using Kpi.Bot.Outbox;
using Kpi.Domain.Model;
using Kpi.Feishu.Base;

namespace Kpi.Bot.Tests.Fakes;

/// <summary>The picture of some bases; a write that is applied comes back through the tables' own mappers.</summary>
sealed class FakeKpis(params FakeBase[] bases) : IKpiBase
{
    readonly Lock gate = new();

    public ISnapshot Now
    {
        get
        {
            lock (gate)
                return new Picture([.. bases.Select(b => b.Now)]);
        }
    }

    public void Apply(BaseWrite write)
    {
        lock (gate)
        {
            var to = bases.Single(b => b.Name == write.Base);
            var record = new BaseRecord("rec_" + write.Key, write.Fields.ToDictionary(f => f.Key, f => new Cell(JsonSerializer.SerializeToElement(f.Value))));
            switch (write.Table)
            {
                case DeviationsTable.Name:
                    Put(to.Deviations, DeviationsTable.Read(to.Name, BaseDays.Shanghai, record).Row!, (a, b) => a.Id == b.Id);
                    break;
                case TargetChangesTable.Name:
                    Put(to.TargetChanges, TargetChangesTable.Read(to.Name, BaseDays.Shanghai, record).Row!, (a, b) => a.Id == b.Id);
                    break;
                case TargetsTable.Name:
                    Put(to.Targets, TargetsTable.Read(to.Name, BaseDays.Shanghai, record).Row!, (a, b) => (a.Code, a.Period, a.Version) == (b.Code, b.Period, b.Version));
                    break;
                case ActualsTable.Name:
                    Put(to.Actuals, ActualsTable.Read(to.Name, BaseDays.Shanghai, record).Row!, (a, b) => (a.Code, a.Day) == (b.Code, b.Day));
                    break;
                default:
                    throw new InvalidOperationException(write.Table);
            }
        }
    }

    public Task RefreshAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>Somebody with the rows they have in 「成员」 now.</summary>
    public Sender Sender(string person, bool admin = false, string? id = null)
    {
        var user = new UserId(id ?? "ou_" + person);
        var rows = Now.Bases.SelectMany(b => b.Members).Where(m => m.Active && m.User == user).ToList();
        return new(user, person, rows, admin || rows.Any(r => r.Role == Role.Administrator));
    }

    /// <summary>A question in the direct chat, at 10:00 of a day.</summary>
    public Ask Ask(string person, string day, params string[] words)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return new(Sender(person), words, "oc_p2p", false, "om_1", At(today, 10), today, Words.Chinese);
    }

    public Press Press(string person, string day, string action, IReadOnlyDictionary<string, string> value, IReadOnlyDictionary<string, string>? form = null, int hour = 10)
    {
        var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        return new(Sender(person), action, value, form ?? new Dictionary<string, string>(), null, "om_1", "oc_p2p", At(today, hour), today, Words.Chinese);
    }

    public static DateTimeOffset At(DateOnly day, int hour, int minute = 0) => new(day.ToDateTime(new(hour, minute)), TimeSpan.FromHours(8));

    static void Put<T>(List<T> rows, T row, Func<T, T, bool> same)
    {
        rows.RemoveAll(r => same(r, row));
        rows.Add(row);
    }

    sealed record Picture(IReadOnlyList<IBaseSnapshot> Bases) : ISnapshot;
}
