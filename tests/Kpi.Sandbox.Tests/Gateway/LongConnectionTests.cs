using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Kpi.Sandbox.Demo;
using Kpi.Sandbox.Gateway;
using static Kpi.Sandbox.Tests.Feishu;

namespace Kpi.Sandbox.Tests.Gateway;

public sealed class LongConnectionTests
{
    static Task SayAsync(Feishu feishu, string text = "@KPI助手 你好") => feishu.People.SendTextAsync("王芳", DemoWorld.GrowthGroup, text, Ct);

    [Fact]
    public async Task A_ping_is_this_frame_to_the_byte()
    {
        // The example of websocket.md §4.
        var ping = new Frame(0, 0, 33554678, Frame.Control) { Headers = [new("type", "ping")] };
        Assert.Equal("08001000 18f6818010 2000 2a0c0a0474797065120470696e67".Replace(" ", "", StringComparison.Ordinal), Convert.ToHexStringLower(ping.ToBytes()));
        Assert.Equal("ping", Frame.Parse(ping.ToBytes(), ping.ToBytes().Length).Header("type"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_pong_carries_the_whole_configuration()
    {
        await using var feishu = await OpenAsync(Still with { PingInterval = TimeSpan.FromSeconds(7) });
        await using var client = await Client.ConnectAsync(feishu);
        var config = await client.PingAsync(answered: true);
        Assert.Equal(["ReconnectCount", "ReconnectInterval", "ReconnectNonce", "PingInterval"], config.Select(c => c.Key));
        Assert.Equal(7, (int)config["PingInterval"]!);
    }

    [Fact]
    public async Task A_wrong_secret_is_514_with_a_data_object()
    {
        await using var feishu = await OpenAsync();
        var answer = await Client.EndpointAsync(feishu, "wrong");
        Assert.Equal(514, (int)answer["code"]!);
        Assert.IsType<JsonObject>(answer["data"]);
    }

    [Fact]
    public async Task A_ticket_opens_one_connection()
    {
        await using var feishu = await OpenAsync();
        var url = (string)(await Client.EndpointAsync(feishu))["data"]!["URL"]!;
        await using var first = await Client.ConnectAsync(feishu, url: url);
        using var second = new ClientWebSocket();
        second.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(new Uri(url), Ct));
        Assert.Equal("514", second.HttpResponseHeaders!["Handshake-Status"].Single());
    }

    [Fact]
    public async Task The_51st_connection_is_refused_with_1000040350()
    {
        await using var feishu = await OpenAsync();
        var clients = new List<Client>();
        for (var i = 0; i < 50; i++) clients.Add(await Client.ConnectAsync(feishu));
        using var one = new ClientWebSocket();
        one.Options.CollectHttpResponseDetails = true;
        var url = (string)(await Client.EndpointAsync(feishu))["data"]!["URL"]!;
        await Assert.ThrowsAsync<WebSocketException>(() => one.ConnectAsync(new Uri(url), Ct));
        Assert.Equal("1000040350", one.HttpResponseHeaders!["Handshake-Autherrcode"].Single());
        foreach (var client in clients) await client.DisposeAsync();
    }

    [Fact]
    public async Task Fragments_may_cut_a_character_and_come_in_any_order()
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        (feishu.Host.PushFaults.FragmentBytes, feishu.Host.PushFaults.ReverseFragments) = (7, true);
        await SayAsync(feishu);
        var push = await client.NextAsync();
        Assert.Equal("""{"text":"@_user_1 你好"}""", (string)push.Event["message"]!["content"]!);
        Assert.True(client.Frames > 50, $"{client.Frames} frames");
    }

    [Theory]
    [InlineData(Frame.Data)]
    [InlineData(2)]
    public async Task An_acknowledgement_is_matched_by_its_message_id_alone(int method)
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu);
        await SayAsync(feishu);
        await client.AckAsync(await client.NextAsync(), Client.Ack(), method);
        await Until(() => feishu.Host.Deliveries.Pending == 0);
        feishu.Host.Clock.Advance(TimeSpan.FromHours(8));
        Assert.False(client.HasMore);
    }

    [Fact]
    public async Task An_event_that_is_not_acknowledged_comes_again_after_15_s_5_min_1_h_and_6_h_and_then_is_lost()
    {
        await using var feishu = await OpenAsync(Still with { CallbackLimit = TimeSpan.FromMilliseconds(50) });
        await using var client = await Client.ConnectAsync(feishu);
        await SayAsync(feishu);
        var ids = new List<string> { (string)(await client.NextAsync()).Envelope["header"]!["event_id"]! };
        TimeSpan[] schedule = [TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(5), TimeSpan.FromHours(1), TimeSpan.FromHours(6)];
        for (var i = 0; i < schedule.Length; i++)
        {
            // The next wait has begun once the failed push stands in the log.
            await Until(() => feishu.World.Calls.All.Count(c => c.Method == "PUSH") == i + 1);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Ct);
            feishu.Host.Clock.Advance(schedule[i] - TimeSpan.FromSeconds(1));
            Assert.False(client.HasMore);
            feishu.Host.Clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add((string)(await client.NextAsync()).Envelope["header"]!["event_id"]!);
        }
        await Until(() => feishu.Host.Deliveries is { Pending: 0, Lost: 1 });
        Assert.Single(ids.Distinct());
        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task A_code_500_and_a_lost_connection_are_failed_pushes_too()
    {
        await using var feishu = await OpenAsync(Still with { RedeliveryFactor = 0.001 });
        await using (var failing = await Client.ConnectAsync(feishu, _ => Client.Ack(code: 500)))
        {
            await SayAsync(feishu);
            await failing.NextAsync();
        }
        await using var working = await Client.ConnectAsync(feishu, _ => Client.Ack());
        await working.NextAsync("im.message.receive_v1");
        await Until(() => feishu.Host.Deliveries.Pending == 0);
    }

    [Fact]
    public async Task Duplicates_come_on_demand_with_another_event_id_and_the_same_message()
    {
        await using var feishu = await OpenAsync();
        await using var client = await Client.ConnectAsync(feishu, _ => Client.Ack());
        feishu.Host.PushFaults.DuplicatesGetNewEventId = true;
        feishu.Host.PushFaults.Duplicate(1);
        await SayAsync(feishu);
        var (first, second) = (await client.NextAsync(), await client.NextAsync());
        Assert.Equal((string)first.Event["message"]!["message_id"]!, (string)second.Event["message"]!["message_id"]!);
        Assert.NotEqual((string)first.Envelope["header"]!["event_id"]!, (string)second.Envelope["header"]!["event_id"]!);
    }

    [Fact]
    public async Task A_client_that_stops_pinging_is_cut_off()
    {
        await using var feishu = await OpenAsync(Still with { PingInterval = TimeSpan.FromMilliseconds(50) });
        await using var client = await Client.ConnectAsync(feishu);
        await client.Closed.WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Ct);
        await Until(() => feishu.Host.Connections.Count == 0);
    }

    static async Task Until(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Ct);
        Assert.True(condition());
    }
}
