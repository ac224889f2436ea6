#include "server-stub/http/stream_loop.h"

#include "models/wire/event_json.h"
#include "models/wire/event_text.h"
#include "models/wire/masked_numbers.h"
#include "models/wire/view_json.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace lianxin::http {

namespace {

constexpr int kTickMs = 50;
constexpr int kChunk = 500;
constexpr std::size_t kFeedUntil =
    64 * 1024; ///< bytes put into the buffer of somebody who catches up, at once
constexpr std::size_t kFewListeners =
    200; ///< so few are told at once that an event was not for them
constexpr std::chrono::milliseconds kTellFew{200};
constexpr std::size_t kMaxRequests = 20'000;

const char* const kHead = "HTTP/1.1 200 OK\r\n"
                          "Content-Type: text/event-stream; charset=utf-8\r\n"
                          "Cache-Control: no-store\r\n"
                          "Lianxin-Protocol: 1\r\n"
                          "Connection: close\r\n\r\n"
                          "retry: 1000\n\n";

Frame frameOf(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

} // namespace

StreamHub::Loop::Loop(History history, Now now, Holds holds, HubLimits limits)
    : m_history(std::move(history)), m_now(std::move(now)), m_holds(std::move(holds)),
      m_limits(limits)
{}

/// The descriptors outlive the loop's thread: others may post until they, too, have stopped.
StreamHub::Loop::~Loop()
{
    stop();
    if (m_epoll >= 0)
        ::close(m_epoll);
    if (m_wake >= 0)
        ::close(m_wake);
}

Status StreamHub::Loop::start(std::int64_t seq)
{
    m_epoll = ::epoll_create1(EPOLL_CLOEXEC);
    m_wake = ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (m_epoll < 0 || m_wake < 0)
        return Error{"io", "epoll"};
    epoll_event wake{};
    wake.events = EPOLLIN;
    wake.data.u64 = 0;
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake, &wake);
    m_seq = seq;
    m_running = true;
    m_lastTick = m_lastBeatAll = Steady::now();
    m_thread = std::thread([this] { run(); });
    m_reader = std::thread([this] { runReader(); });
    return success();
}

void StreamHub::Loop::stop()
{
    if (!m_running.exchange(false))
        return;
    {
        const std::lock_guard lock(m_requestsMutex);
        m_requested.notify_all();
    }
    const std::uint64_t one = 1;
    (void)!::write(m_wake, &one, sizeof one);
    m_thread.join();
    m_reader.join();
    for (auto& [id, stream] : m_streams)
        stream->connection.close();
    m_streams.clear();
}

Status StreamHub::Loop::add(const Poco::Net::StreamSocket& socket, Listener listener)
{
    if (m_count.fetch_add(1) >= m_limits.listeners || !m_running) {
        --m_count;
        return Error{"overloaded", "listeners"};
    }
    post([this, socket, listener = std::move(listener)]() mutable {
        accept(socket, std::move(listener));
    });
    return success();
}

void StreamHub::Loop::post(std::function<void()> work)
{
    bool first = false;
    {
        const std::lock_guard lock(m_inboxMutex);
        first = m_inbox.empty();
        m_inbox.push_back(std::move(work));
    }
    const std::uint64_t one = 1;
    if (first)
        (void)!::write(m_wake, &one, sizeof one);
}

HubFigures StreamHub::Loop::figures() const
{
    return {m_seq, m_count, m_delivered, m_droppedCount, m_heartbeats};
}

void StreamHub::Loop::run()
{
    std::array<epoll_event, 256> ready;
    while (m_running) {
        const int n = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), kTickMs);
        for (int i = 0; i < n; ++i) {
            if (ready[static_cast<std::size_t>(i)].data.u64 != 0) {
                onSocket(ready[static_cast<std::size_t>(i)].data.u64,
                         ready[static_cast<std::size_t>(i)].events);
                continue;
            }
            std::uint64_t count = 0;
            (void)!::read(m_wake, &count, sizeof count);
        }
        takeInbox();
        beat();
        flushTouched();
        removeDropped();
    }
}

void StreamHub::Loop::takeInbox()
{
    std::vector<std::function<void()>> work;
    {
        const std::lock_guard lock(m_inboxMutex);
        work.swap(m_inbox);
    }
    for (auto& job : work)
        job();
}

void StreamHub::Loop::accept(const Poco::Net::StreamSocket& socket, Listener listener)
{
    auto stream = std::make_unique<Stream>(socket, std::move(listener));
    stream->id = ++m_lastId;
    stream->position = stream->listener.after;
    stream->moved = Steady::now();
    epoll_event interest{};
    interest.events = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    interest.data.u64 = stream->id;
    if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, stream->connection.handle(), &interest) != 0) {
        stream->connection.close();
        --m_count;
        return;
    }
    static const Frame kOpening = frameOf(kHead);
    Stream& added = *stream;
    added.slot = m_order.size();
    m_order.push_back(&added);
    m_streams.emplace(added.id, std::move(stream));
    send(added, kOpening);
    feed(added);
}

void StreamHub::Loop::onSocket(std::uint64_t id, unsigned events)
{
    const auto it = m_streams.find(id);
    if (it == m_streams.end())
        return;
    Stream& stream = *it->second;
    if ((events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0 ||
        ((events & EPOLLIN) != 0 && !stream.connection.drainInput())) {
        drop(stream);
        return;
    }
    if ((events & EPOLLOUT) != 0 && stream.blocked) {
        stream.blocked = false;
        flush(stream);
    }
}

void StreamHub::Loop::send(Stream& stream, Frame frame)
{
    stream.connection.push(std::move(frame));
    if (!stream.touched) {
        stream.touched = true;
        m_touched.push_back(&stream);
    }
}

void StreamHub::Loop::flush(Stream& stream)
{
    using Sent = StreamConnection::Sent;
    if (!stream.blocked) {
        const Sent sent = stream.connection.flush();
        if (sent == Sent::Broken) {
            drop(stream);
            return;
        }
        if (sent != Sent::Nothing)
            stream.moved = Steady::now();
        stream.blocked = sent != Sent::Everything;
    }
    if (stream.connection.bytesWaiting() > m_limits.bytesWaiting) {
        ++m_droppedCount;
        drop(stream);
        return;
    }
    if (!stream.live && stream.connection.bytesWaiting() < kFeedUntil)
        feed(stream);
}

void StreamHub::Loop::flushTouched()
{
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        Stream& stream = *m_touched[i];
        stream.touched = false;
        if (m_streams.contains(stream.id))
            flush(stream);
    }
    m_touched.clear();
}

void StreamHub::Loop::drop(Stream& stream)
{
    if (stream.gone)
        return;
    stream.gone = true;
    m_dropped.push_back(stream.id);
}

void StreamHub::Loop::removeDropped()
{
    for (const auto id : m_dropped) {
        const auto it = m_streams.find(id);
        Stream& stream = *it->second;
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, stream.connection.handle(), nullptr);
        stream.connection.close();
        leaveTopics(stream);
        m_order[stream.slot] = m_order.back();
        m_order[stream.slot]->slot = stream.slot;
        m_order.pop_back();
        m_streams.erase(it);
        --m_count;
    }
    m_dropped.clear();
}

// — catching up

void StreamHub::Loop::feed(Stream& stream)
{
    while (!stream.live && !stream.reading && stream.connection.bytesWaiting() < kFeedUntil) {
        if (stream.position >= m_seq) {
            goLive(stream);
            return;
        }
        if (!m_recent.empty() && m_recent.front()->stored.event.seq <= stream.position + 1) {
            const auto index =
                static_cast<std::size_t>(stream.position + 1 - m_recent.front()->stored.event.seq);
            Published& next = *m_recent[index];
            if (isFor(next.stored.audience, stream))
                send(stream, textFor(next, stream));
            stream.position = next.stored.event.seq;
            continue;
        }
        const std::lock_guard lock(m_requestsMutex);
        if (m_requests.size() >= kMaxRequests) {
            drop(stream);
            return;
        }
        stream.reading = true;
        m_requests.emplace_back(stream.id, stream.position);
        m_requested.notify_one();
    }
}

void StreamHub::Loop::runReader()
{
    while (true) {
        std::pair<std::uint64_t, std::int64_t> request;
        {
            std::unique_lock lock(m_requestsMutex);
            m_requested.wait(lock, [&] { return !m_running || !m_requests.empty(); });
            if (!m_running)
                return;
            request = m_requests.front();
            m_requests.pop_front();
        }
        auto events = m_history(request.second, kChunk);
        auto chunk = std::make_shared<Chunk>();
        chunk->stream = request.first;
        chunk->after = request.second;
        chunk->failed = !events;
        if (events)
            chunk->events = std::move(events).value();
        post([this, chunk] { onChunk(std::move(*chunk)); });
    }
}

void StreamHub::Loop::onChunk(Chunk chunk)
{
    const auto it = m_streams.find(chunk.stream);
    if (it == m_streams.end())
        return;
    Stream& stream = *it->second;
    stream.reading = false;
    if (chunk.failed || chunk.events.empty()) {
        drop(stream);
        return;
    }
    for (auto& stored : chunk.events) {
        stream.position = stored.event.seq;
        if (!isFor(stored.audience, stream))
            continue;
        Published event{std::move(stored), {}, {}};
        send(stream, textFor(event, stream));
    }
    feed(stream);
}

void StreamHub::Loop::goLive(Stream& stream)
{
    stream.live = true;
    for (const auto& topic : stream.listener.topics) {
        auto& list = m_topics[topic];
        stream.places.emplace_back(topic, list.size());
        list.push_back(&stream);
    }
    send(stream, heartbeatNow());
}

void StreamHub::Loop::leaveTopics(Stream& stream)
{
    for (const auto& [topic, index] : stream.places) {
        const auto found = m_topics.find(topic);
        auto& list = found->second;
        Stream* last = list.back();
        list[index] = last;
        for (auto& place : last->places)
            if (place.first == topic)
                place.second = index;
        list.pop_back();
        if (list.empty())
            m_topics.erase(found);
    }
    stream.places.clear();
}

bool StreamHub::Loop::isFor(const store::Topics& audience, const Stream& stream) const
{
    const auto& topics = stream.listener.topics;
    return std::any_of(audience.begin(), audience.end(), [&](const std::string& topic) {
        return std::find(topics.begin(), topics.end(), topic) != topics.end();
    });
}

// — live

const Frame& StreamHub::Loop::textFor(Published& event, const Stream& stream)
{
    const bool masked = stream.listener.masked;
    Frame& text = masked ? event.masked : event.plain;
    if (!text) {
        const auto& stored = event.stored;
        const std::string data =
            masked ? wire::eventText(wire::maskedNumbers(stored.event), stored.hash)
                   : wire::eventText(stored.event, stored.hash);
        text = frameOf("id: " + std::to_string(stored.event.seq) + "\nevent: " +
                       std::string(wire::typeName(stored.event.body)) + "\ndata: " + data + "\n\n");
    }
    ++m_delivered;
    return text;
}

void StreamHub::Loop::publish(std::vector<store::StoredEvent> events)
{
    for (auto& stored : events) {
        const auto event = std::make_shared<Published>(Published{std::move(stored), {}, {}});
        const std::int64_t seq = event->stored.event.seq;
        for (const auto& topic : event->stored.audience) {
            const auto found = m_topics.find(topic);
            if (found == m_topics.end())
                continue;
            for (Stream* stream : found->second) {
                if (stream->position >= seq)
                    continue;
                stream->position = seq;
                send(*stream, textFor(*event, *stream));
            }
        }
        m_seq = seq;
        keep(event);
    }
    m_someMissed = true;
}

void StreamHub::Loop::keep(std::shared_ptr<Published> event)
{
    constexpr std::size_t kEnvelope = 1024;
    const auto bytes = [](const Published& p) {
        return kEnvelope + (p.plain ? p.plain->size() : 0) + (p.masked ? p.masked->size() : 0);
    };
    m_recentBytes += bytes(*event);
    m_recent.push_back(std::move(event));
    while (m_recent.size() > m_limits.eventsKept || m_recentBytes > m_limits.bytesKept) {
        m_recentBytes -= std::min(m_recentBytes, bytes(*m_recent.front()));
        m_recent.pop_front();
    }
}

void StreamHub::Loop::relay(const std::string& topic, const SeatId& seat, const Frame& frame)
{
    const auto found = m_topics.find(topic);
    if (found == m_topics.end())
        return;
    for (Stream* stream : found->second) {
        const auto& seats = stream->listener.seats;
        if (!seat.empty() && !seats.empty() &&
            std::find(seats.begin(), seats.end(), seat) == seats.end())
            continue;
        send(*stream, frame);
        ++m_delivered;
    }
}

void StreamHub::Loop::endLogin(const std::string& tokenDigest)
{
    for (auto& [id, stream] : m_streams)
        if (stream->listener.tokenDigest == tokenDigest)
            drop(*stream);
}

// — heartbeats

Frame StreamHub::Loop::heartbeatNow()
{
    ++m_heartbeats;
    return frameOf("event: heartbeat\ndata: " + wire::heartbeatBody({m_seq, m_now()}) + "\n\n");
}

void StreamHub::Loop::beat()
{
    const auto now = Steady::now();
    const auto passed = std::chrono::duration<double, std::milli>(now - m_lastTick).count();
    if (passed < kTickMs || m_order.empty())
        return;
    m_lastTick = now;
    const bool tellAll =
        m_someMissed && m_order.size() <= kFewListeners && now - m_lastBeatAll >= kTellFew;
    m_beatDebt += static_cast<double>(m_order.size()) * passed /
                  static_cast<double>(m_limits.heartbeat.count());
    std::size_t due =
        tellAll ? m_order.size() : std::min(m_order.size(), static_cast<std::size_t>(m_beatDebt));
    m_beatDebt = tellAll ? 0 : m_beatDebt - static_cast<double>(due);
    if (tellAll) {
        m_lastBeatAll = now;
        m_someMissed = false;
    }
    const Frame frame = due > 0 ? heartbeatNow() : nullptr;
    for (; due > 0; --due) {
        m_nextBeat = (m_nextBeat + 1) % m_order.size();
        Stream& stream = *m_order[m_nextBeat];
        const bool stalled =
            stream.connection.bytesWaiting() > 0 && now - stream.moved > m_limits.stalled;
        if (stalled || !m_holds(stream.listener.tokenDigest)) {
            m_droppedCount += stalled ? 1 : 0;
            drop(stream);
        } else if (stream.live) {
            stream.position = std::max(stream.position, m_seq.load());
            send(stream, frame);
        }
    }
}

} // namespace lianxin::http
