using Kpi.Bot.Base;
using Kpi.Domain.Model;

namespace Kpi.Bot.Demo;

/// <summary>The rows of 「实绩」 that a day leaves; what rolls up has none.</summary>
static class DemoActuals
{
    public static IEnumerable<Actual> Of(DemoDay day)
    {
        var rows = new Rows(day.Day);
        rows.Ratio("LEAD_RATE", day.Opportunities, day.Leads, 100);
        rows.Ratio("CUSTOMER_RATE", day.Customers, day.Leads, 100);
        rows.Mean("FIRST_ORDER", day.Revenue, day.Customers);
        rows.Ratio("BRAND_SEARCH", day.SearchesMore, day.SearchesBefore, 100);
        rows.Sum("UGC", day.Ugc);
        rows.Ratio("ENGAGEMENT", day.Interactions, day.Views, 100);
        rows.Ratio("HIGH_VALUE_SALES", day.HighValue, day.Leads, 100);
        if (day.Leads > 0)
            rows.Add("RESPONSE_HOURS", day.ResponseHours, null, day.Leads);

        // Persons have rows of their own, so that what somebody logs for a day replaces that day and not the month.
        rows.Sum("LEADS_SHORTVIDEO", day.Douyin.Leads);
        rows.Sum("LEADS_CONTENT", day.Xiaohongshu.Leads);
        rows.Sum("LEADS_WEB", day.Web.Leads);
        if (day.Expo is not null)
            rows.Sum("LEADS_EVENT", day.Expo.Leads);

        Channel(rows, "DOUYIN", day.Douyin);
        rows.Sum("DOUYIN_REACH", day.Douyin.Reach);
        rows.Ratio("DOUYIN_FORM_RATE", day.Douyin.Leads, day.Douyin.Reach, 100);
        rows.Ratio("DOUYIN_PLAY_RATE", day.FullPlays, day.Plays, 100);
        rows.Ratio("DOUYIN_LIVE_COST", day.LiveCost, day.LiveLeads, 1);

        Channel(rows, "XHS", day.Xiaohongshu);
        rows.Sum("XHS_REACH", day.Xiaohongshu.Reach);
        rows.Ratio("XHS_FORM_RATE", day.Xiaohongshu.Leads, day.Xiaohongshu.Visitors, 100);

        Channel(rows, "WEB", day.Web);
        if (day.Expo is { } fair)
        {
            Channel(rows, "EXPO", fair);
            rows.Add("EXPO_FAIR_COST", fair.Cost, null, 1);
            rows.Add("EXPO_REGISTRATIONS", fair.Leads, null, 1);
        }
        else
            // Known to be none, not unknown: a projection would else take every day to come for a fair.
            rows.Sum("EXPO_LEADS", 0);
        return rows.All;
    }

    static void Channel(Rows rows, string code, ChannelDay day)
    {
        rows.Sum($"{code}_LEADS", day.Leads);
        rows.Ratio($"{code}_RATE", day.Opportunities, day.Leads, 100);
        rows.Ratio($"{code}_COST", day.Cost, day.Leads, 1);
    }

    sealed class Rows(DateOnly day)
    {
        readonly DateTimeOffset collected = BaseDays.MidnightOf(day.AddDays(1), BaseDays.Shanghai).AddHours(8.5).AddMinutes(1);

        public List<Actual> All { get; } = [];

        public void Sum(string code, int value) => Add(code, value, null, null);

        /// <summary>数值 is the day's own ratio, for readers of the table; sums go by numerator and denominator.</summary>
        public void Ratio(string code, int numerator, int denominator, int scale)
        {
            if (denominator > 0)
                Add(code, decimal.Round((decimal)numerator / denominator * scale, 2, MidpointRounding.AwayFromZero), numerator, denominator);
            else if (numerator > 0)
                Add(code, null, numerator, denominator);
        }

        public void Mean(string code, int sum, int count)
        {
            if (count > 0)
                Add(code, decimal.Round((decimal)sum / count, 2, MidpointRounding.AwayFromZero), null, count);
        }

        public void Add(string code, decimal? value, decimal? numerator, decimal? denominator) =>
            All.Add(new(new(code), day, value, numerator, denominator, ActualSource.Automatic, collected));
    }
}
