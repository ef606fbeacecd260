using System.Text;
using Kpi.Feishu.Events;
using Microsoft.Extensions.Time.Testing;

namespace Kpi.Feishu.Tests.Events;

public sealed class FrameTests
{
    [Fact]
    public void A_ping_has_the_bytes_that_feishus_own_clients_send()
    {
        var bytes = Frame.Ping(33554678).Bytes();

        Assert.Equal("0800100018f681801020002a0c0a0474797065120470696e67", Convert.ToHexStringLower(bytes.Span));
    }

    [Fact]
    public void An_acknowledgement_brings_back_everything_that_came()
    {
        var came = new Frame { SeqId = 7, LogId = ulong.MaxValue, Service = -3, Method = Frame.Data, PayloadType = "json", LogIdNew = "l", Payload = [1] };
        came.Headers.AddRange([Header("type", "event"), Header("message_id", "m"), Header("instance_id", "opaque")]);

        var ack = Frame.Read(Frame.Read(came.Bytes()).Acknowledged(TimeSpan.FromMilliseconds(12.9), "{}"u8.ToArray()).Bytes());

        Assert.Equal((7UL, ulong.MaxValue, -3, Frame.Data, "json", "l"), (ack.SeqId, ack.LogId, ack.Service, ack.Method, ack.PayloadType, ack.LogIdNew));
        Assert.Equal(["type=event", "message_id=m", "instance_id=opaque", "biz_rt=12"], ack.Headers.Select(h => $"{h.Key}={h.Value}"));
        Assert.Equal("{}", Encoding.UTF8.GetString(ack.Payload!));
    }

    [Fact]
    public void Parts_are_joined_in_their_order_however_they_come_and_wherever_they_were_cut()
    {
        var fragments = new Fragments(new FakeTimeProvider());
        var bytes = Encoding.UTF8.GetBytes("短视频"); // cut within characters

        Assert.Null(fragments.Join(Part("m", 3, 2, bytes[7..])));
        Assert.Null(fragments.Join(Part("other", 2, 0, [1])));
        Assert.Null(fragments.Join(Part("m", 3, 0, bytes[..4])));
        Assert.Null(fragments.Join(Part("m", 3, 0, bytes[..4])));

        Assert.Equal("短视频", Encoding.UTF8.GetString(fragments.Join(Part("m", 3, 1, bytes[4..7]))!));
    }

    [Fact]
    public void Parts_that_wait_longer_than_five_seconds_are_dropped()
    {
        var time = new FakeTimeProvider();
        var fragments = new Fragments(time);
        fragments.Join(Part("m", 2, 0, [1]));

        time.Advance(TimeSpan.FromSeconds(5.1));
        Assert.Null(fragments.Join(Part("m", 2, 1, [2])));
        Assert.Equal([1, 2], fragments.Join(Part("m", 2, 0, [1]))!);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public void A_payload_in_one_part_is_whole(int sum, int seq) =>
        Assert.Equal([9], new Fragments(new FakeTimeProvider()).Join(Part("m", sum, seq, [9]))!);

    [Fact]
    public void A_part_with_a_senseless_number_is_dropped() =>
        Assert.Null(new Fragments(new FakeTimeProvider()).Join(Part("m", 2, 2, [9])));

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 0.99, 1.49)]
    [InlineData(2, 0.5, 5)]
    [InlineData(4, 0, 15)]
    [InlineData(5, 0.5, 120)]
    [InlineData(50, 0, 60)]
    public void Tries_to_connect_slow_down_to_the_servers_own_interval_and_never_come_faster_than_one_a_second(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, ReconnectPause.Next(failures, chance, TimeSpan.FromSeconds(120)).TotalSeconds, 3);

    [Fact]
    public void A_senseless_setting_of_the_server_keeps_the_one_before() =>
        Assert.Equal(new ClientConfig(2, 120), new ClientConfig(2, 0).Or(ClientConfig.First));

    static Frame.Header Header(string key, string value) => new() { Key = key, Value = value };

    static Frame Part(string message, int sum, int seq, byte[] payload)
    {
        var frame = new Frame { Method = Frame.Data, Payload = payload };
        frame.Headers.AddRange([Header("type", "event"), Header("message_id", message), Header("sum", $"{sum}"), Header("seq", $"{seq}")]);
        return frame;
    }
}
