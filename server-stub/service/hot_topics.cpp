#include "server-stub/service/hot_topics.h"

#include "server-stub/service/background.h"
#include "server-stub/service/topic_messages.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <tuple>
#include <utility>

namespace lianxin::service {

using wire::TopicLevel;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds kLongestRest{60};
constexpr std::chrono::days kSpell{28};
constexpr std::array kLevels{TopicLevel::Hot, TopicLevel::Rising};
using AtLevels = std::array<bool, kLevels.size()>;
/// The store is asked for a topic's past again after so long.
constexpr std::chrono::hours kPastHolds{12};

} // namespace

struct HotTopics::Room {
    /// When a topic was last at each level, and one of its members, to know it by when it has
    /// become part of another.
    struct Held {
        int member = 0;
        std::array<std::optional<UtcTime>, kLevels.size()> last;
    };
    struct KnownPast {
        insight::Past past;
        UtcTime at{};
    };

    enum class Tells { Nobody, Listeners };

    Room(std::shared_ptr<const engine::City> theCity, engine::Clock& theClock,
         const store::StoreLog& theLog, store::TicketReads& theTickets, TopicLimits theLimits)
        : city(std::move(theCity)), clock(theClock), log(theLog), tickets(theTickets),
          limits(theLimits)
    {}

    void run();
    void fill(Tells tells);
    void group(const RaisedTicket& ticket, UtcTime now, Tells tells);
    std::optional<int> add(const RaisedTicket& ticket, UtcTime now);
    void ageOut(UtcTime now);
    AtLevels levelsOf(int topic, UtcTime now) const;
    std::vector<wire::TopicWarning> reached(int topic, UtcTime now);
    void followUnions();
    void learnPast(int topic, UtcTime now);
    double weekly(const insight::Message& like, const CategoryCode& category,
                  const insight::PastWeeks& past);
    insight::Past pastOf(int topic) const;
    insight::TopicView view(int topic, UtcTime now) const;
    Found foundOf(int topic, UtcTime now) const;

    std::shared_ptr<const engine::City> city;
    engine::Clock& clock;
    const store::StoreLog& log;
    store::TicketReads& tickets;
    TopicLimits limits;
    Warn warn;
    std::thread thread;

    std::mutex inbox;
    std::condition_variable wake;
    std::condition_variable stopped; ///< who rests is not woken by what comes
    std::condition_variable settled;
    std::deque<RaisedTicket> waiting;
    bool lost = false; ///< more came than may wait
    bool busy = true;
    std::atomic<bool> stopping{false};
    std::atomic<bool> ready{false};

    mutable std::mutex guard; ///< of all below
    insight::Topics topics;
    std::map<int, CategoryCode> categories; ///< by message
    std::map<int, Held> held;               ///< by topic
    std::map<int, KnownPast> pasts;         ///< by topic
};

void HotTopics::Room::run()
{
    Background pace(kLongestRest);
    fill(Tells::Nobody);
    std::unique_lock lock(inbox);
    while (true) {
        busy = false;
        settled.notify_all();
        stopped.wait_for(lock, pace.rest(), [&] { return stopping.load(); });
        wake.wait(lock, [&] { return stopping || lost || !waiting.empty(); });
        if (stopping)
            return;
        busy = true;
        pace.begin();
        if (std::exchange(lost, false)) {
            lock.unlock();
            fill(Tells::Listeners);
            lock.lock();
        }
        while (!stopping && !waiting.empty() && !pace.isTired()) {
            const auto ticket = std::move(waiting.front());
            waiting.pop_front();
            lock.unlock();
            group(ticket, clock.now(), Tells::Listeners);
            lock.lock();
        }
        pace.end();
    }
}

/// The latest tickets of the store, oldest first.
void HotTopics::Room::fill(Tells tells)
{
    const auto begin = Steady::now();
    const UtcTime since = clock.now() - limits.window;
    std::vector<RaisedTicket> latest;
    (void)tickets.newest([&](const engine::TicketView& ticket) {
        if (auto one = raised(ticket); one && one->at >= since)
            latest.push_back(std::move(*one));
        return !stopping && ticket.acceptedAt >= since && latest.size() < limits.tickets &&
               Steady::now() - begin < limits.reading;
    });
    std::stable_sort(latest.begin(), latest.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    for (const auto& ticket : latest)
        if (!stopping && Steady::now() - begin < limits.reading)
            group(ticket, ticket.at, tells);
    ready = true;
}

void HotTopics::Room::group(const RaisedTicket& ticket, UtcTime now, Tells tells)
{
    const auto topic = add(ticket, now);
    if (!topic)
        return;
    bool rises = false;
    {
        const std::lock_guard lock(guard);
        const auto past = pasts.find(*topic);
        rises = insight::warningOf(topics, *topic, now).has_value() &&
                (past == pasts.end() || now - past->second.at > kPastHolds);
    }
    if (rises)
        learnPast(*topic, now);
    std::vector<wire::TopicWarning> warnings;
    {
        const std::lock_guard lock(guard);
        warnings = reached(*topic, now);
    }
    if (tells == Tells::Listeners && warn)
        for (const auto& warning : warnings)
            warn(warning);
}

/// The ticket's topic; nothing when it was grouped before.
std::optional<int> HotTopics::Room::add(const RaisedTicket& ticket, UtcTime now)
{
    std::string user = ticket.number.empty() ? std::string() : log.callerDigest(ticket.number);
    const auto message = messageOf(ticket, std::move(user), *city);
    const std::lock_guard lock(guard);
    if (topics.isKnown(message.id))
        return std::nullopt;
    const int topic = topics.add(message);
    categories[topics.count() - 1] = ticket.category;
    ageOut(now);
    followUnions();
    return topic;
}

void HotTopics::Room::ageOut(UtcTime now)
{
    topics.forget(now - limits.window, limits.tickets);
    const int first = topics.count() - topics.kept();
    categories.erase(categories.begin(), categories.lower_bound(first));
    std::erase_if(pasts, [&](const auto& one) { return topics.members(one.first).empty(); });
}

/// A topic that became part of another has told for it.
void HotTopics::Room::followUnions()
{
    for (auto one = held.begin(); one != held.end();) {
        if (!topics.members(one->first).empty()) {
            ++one;
            continue;
        }
        const auto now = topics.topicOf(one->second.member);
        const Held gone = one->second;
        one = held.erase(one);
        if (!now)
            continue;
        auto& into = held.try_emplace(*now, gone).first->second;
        for (std::size_t i = 0; i < kLevels.size(); ++i)
            into.last[i] = std::max(into.last[i], gone.last[i]);
    }
}

AtLevels HotTopics::Room::levelsOf(int topic, UtcTime now) const
{
    return {topics.raised(topic) > insight::kHotMembers,
            insight::warningOf(topics, topic, now, pastOf(topic)).has_value()};
}

/// The levels it is at and was not for a while.
std::vector<wire::TopicWarning> HotTopics::Room::reached(int topic, UtcTime now)
{
    std::vector<wire::TopicWarning> out;
    const AtLevels levels = levelsOf(topic, now);
    if (topics.members(topic).empty() || levels == AtLevels{})
        return out;
    auto& known = held[topic];
    known.member = topics.members(topic).back();
    for (std::size_t i = 0; i < kLevels.size(); ++i) {
        if (!levels[i])
            continue;
        if (!known.last[i] || now - *known.last[i] > kSpell)
            out.push_back({kLevels[i], view(topic, now)});
        known.last[i] = now;
    }
    return out;
}

/// How often tickets of that place and category were accepted before, as the store has it: topics
/// forget, and a season lies a year back.
void HotTopics::Room::learnPast(int topic, UtcTime now)
{
    insight::Message like;
    CategoryCode category;
    {
        const std::lock_guard lock(guard);
        const int closest = topics.topic(topic).closest;
        if (closest < 0)
            return;
        like = topics.message(closest);
        if (const auto known = categories.find(closest); known != categories.end())
            category = known->second;
    }
    const insight::Past past{weekly(like, category, insight::recentWeeks(now)),
                             weekly(like, category, insight::seasonWeeks(now))};
    const std::lock_guard lock(guard);
    pasts[topic] = {past, now};
}

double HotTopics::Room::weekly(const insight::Message& like, const CategoryCode& category,
                               const insight::PastWeeks& past)
{
    if (like.place.empty() || category.empty())
        return 0;
    store::TicketFilter filter;
    filter.words = like.place;
    filter.category = category;
    filter.since = past.from;
    filter.until = past.to;
    filter.secrets = store::TicketFilter::Secrets::LeftOut;
    const auto found = tickets.count(filter);
    return found ? static_cast<double>(found.value()) / past.weeks : 0;
}

insight::Past HotTopics::Room::pastOf(int topic) const
{
    const auto known = pasts.find(topic);
    return known == pasts.end() ? insight::Past{} : known->second.past;
}

insight::TopicView HotTopics::Room::view(int topic, UtcTime now) const
{
    return insight::viewOf(topics, topic, now, pastOf(topic));
}

HotTopics::Found HotTopics::Room::foundOf(int topic, UtcTime now) const
{
    Found found{view(topic, now), {}};
    const auto members = topics.members(topic);
    for (auto member = members.rbegin(); member != members.rend(); ++member)
        found.tickets.emplace_back(topics.message(*member).id);
    return found;
}

HotTopics::HotTopics(std::shared_ptr<const engine::City> city, engine::Clock& clock,
                     const store::StoreLog& log, store::TicketReads& tickets, TopicLimits limits)
    : m_room(std::make_unique<Room>(std::move(city), clock, log, tickets, limits))
{}

HotTopics::~HotTopics()
{
    stop();
}

void HotTopics::onWarning(Warn warn)
{
    m_room->warn = std::move(warn);
}

void HotTopics::start()
{
    m_room->thread = std::thread([room = m_room.get()] { room->run(); });
}

void HotTopics::stop()
{
    {
        const std::lock_guard lock(m_room->inbox);
        m_room->stopping = true;
        m_room->wake.notify_all();
        m_room->stopped.notify_all();
    }
    if (m_room->thread.joinable())
        m_room->thread.join();
}

void HotTopics::follow(const std::vector<store::StoredEvent>& events)
{
    std::vector<RaisedTicket> news;
    for (const auto& stored : events)
        if (auto one = raised(stored.event))
            news.push_back(std::move(*one));
    if (news.empty())
        return;
    const std::lock_guard lock(m_room->inbox);
    if (m_room->waiting.size() + news.size() > m_room->limits.waiting) {
        m_room->waiting.clear();
        m_room->lost = true;
    } else
        std::move(news.begin(), news.end(), std::back_inserter(m_room->waiting));
    m_room->wake.notify_one();
}

wire::TopicList HotTopics::list(int least, std::size_t most)
{
    wire::TopicList out;
    out.ready = m_room->ready;
    out.now = m_room->clock.now();
    const std::lock_guard lock(m_room->guard);
    const auto& topics = m_room->topics;
    std::vector<std::tuple<AtLevels, int, int>> order; // levels, how often, which
    for (const int topic : topics.numbers())
        if (const int raised = topics.raised(topic); raised >= least)
            order.emplace_back(m_room->levelsOf(topic, out.now), raised, topic);
    std::sort(order.begin(), order.end(), std::greater<>());
    order.resize(std::min(order.size(), most));
    for (const auto& [levels, raised, topic] : order)
        out.topics.push_back(m_room->view(topic, out.now));
    return out;
}

std::optional<HotTopics::Found> HotTopics::topic(const std::string& id)
{
    const UtcTime now = m_room->clock.now();
    const std::lock_guard lock(m_room->guard);
    for (const int topic : m_room->topics.numbers())
        if (m_room->topics.idOf(topic) == id)
            return m_room->foundOf(topic, now);
    return std::nullopt;
}

std::optional<HotTopics::Found> HotTopics::find(const wire::TopicDraft& draft)
{
    const UtcTime now = m_room->clock.now();
    const auto message = messageOf(raised(draft, now), {}, *m_room->city);
    const std::lock_guard lock(m_room->guard);
    const auto topic = m_room->topics.find(message);
    return topic ? std::optional(m_room->foundOf(*topic, now)) : std::nullopt;
}

void HotTopics::settle()
{
    std::unique_lock lock(m_room->inbox);
    m_room->settled.wait(lock, [&] {
        return m_room->stopping || (!m_room->busy && !m_room->lost && m_room->waiting.empty());
    });
}

} // namespace lianxin::service
