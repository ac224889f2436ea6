#include "tests/bench/hall_load.h"

#include "app/sync/uuid.h"
#include "models/wire/command_json.h"
#include "models/wire/session_json.h"
#include "tests/bench/sample_commands.h"

#include <algorithm>
#include <charconv>
#include <random>

namespace lianxin::bench {

namespace {

constexpr std::chrono::milliseconds kTurn{1};
constexpr std::chrono::seconds kPatience{60};
constexpr int kGatewayLine = HallPeople::kSeats;

/// What stands behind a mark, up to the next quote, comma or brace.
std::string_view behind(std::string_view text, std::string_view mark)
{
    const auto at = text.find(mark);
    if (at == std::string_view::npos)
        return {};
    text.remove_prefix(at + mark.size());
    return text.substr(0, text.find_first_of("\",}"));
}

std::int64_t numberIn(std::string_view text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> tokensOf(const HallPeople& people)
{
    std::vector<std::string> tokens;
    for (int seat = 0; seat < HallPeople::kSeats; ++seat)
        tokens.push_back(people.listeners()[static_cast<std::size_t>(seat)].token);
    tokens.push_back(people.gateway().token);
    return tokens;
}

/// One sentence of a call; `seq` tells it from all others of the hall.
std::string transcript(const std::string& call, int number, std::size_t seq)
{
    session::Event event;
    event.seq = static_cast<int>(seq);
    event.atMs = number * 1'000;
    event.body = session::UtteranceHeard{number, session::Speaker::Caller,
                                         Personal{"我家暖气从昨天晚上开始就不热了，屋里只有十四度"},
                                         number * 1'000, number * 1'000 + 900};
    return wire::transcriptBody({CallId(call), {event}});
}

} // namespace

HallLoad::HallLoad(std::uint16_t port, const HallPeople& people, Wire wire)
    : m_people(people), m_port(port), m_wire(wire), m_lines(port, tokensOf(people), wire),
      m_heard(people.listeners().size()), m_desks(HallPeople::kSeats)
{}

bool HallLoad::open()
{
    for (int seat = 0; seat < HallPeople::kSeats; ++seat)
        give(seat, {engine::SignInSeat{HallPeople::seat(seat), {}, {}}}, Clock::now());
    const auto until = Clock::now() + kPatience;
    while (!m_lines.idle())
        if (Clock::now() > until || !m_lines.serve(kTurn))
            return false;
    m_after = m_lastSeq;
    const auto& listeners = m_people.listeners();
    m_ears = std::make_unique<Ears>(
        m_port, static_cast<int>(listeners.size()),
        [&](int ear) {
            const auto& person = listeners[static_cast<std::size_t>(ear)];
            return streamRequest(person.token, m_after, person.query);
        },
        m_wire);
    return m_ears->listen(
        [this](int ear, std::string& heard) {
            takeFrames(heard, [&](std::string_view frame) { onFrame(ear, frame); });
        },
        [this] {
            return std::all_of(m_heard.begin(), m_heard.end(),
                               [](const Heard& one) { return one.known > 0; });
        },
        kPatience);
}

bool HallLoad::work(std::chrono::seconds time, Measure measure)
{
    const auto now = Clock::now();
    if (m_begun == Clock::time_point{}) {
        m_begun = now;
        std::mt19937 random(7);
        std::uniform_int_distribution<std::int64_t> spread(
            0, std::chrono::nanoseconds(kRenew).count());
        for (int seat = 0; seat < HallPeople::kSeats; ++seat)
            m_due.push({now + std::chrono::nanoseconds(spread(random)), seat, Act::Renew});
    }
    m_measured = measure == Measure::Yes;
    while (Clock::now() < now + time)
        if (!turn(kTurn))
            return false;
    m_measured = false;
    return true;
}

bool HallLoad::settle()
{
    m_open = false;
    const auto isCurrent = [this](const Heard& one) { return one.known >= m_lastSeq; };
    const auto until = Clock::now() + kPatience;
    while (!m_lines.idle() || m_callsAnswered < m_calls || !m_talking.empty() ||
           !std::all_of(m_heard.begin(), m_heard.end(), isCurrent))
        if (Clock::now() > until || !turn(kTurn))
            return false;
    return true;
}

int HallLoad::utterancesAstray() const
{
    return static_cast<int>(std::count_if(m_utterances.begin(), m_utterances.end(),
                                          [](const Utterance& one) { return one.heard != 1; }));
}

/// Posts what is due, reads what has come.
bool HallLoad::turn(std::chrono::milliseconds wait)
{
    const auto now = Clock::now();
    if (m_open) {
        reportCalls(now);
        speak(now);
    }
    while (!m_due.empty() && m_due.top().at <= now) {
        const auto due = m_due.top();
        m_due.pop();
        act(due);
    }
    const bool heard = m_ears->listenOnce(
        [this](int ear, std::string& words) {
            takeFrames(words, [&](std::string_view frame) { onFrame(ear, frame); });
        },
        wait);
    return heard && m_lines.serve(std::chrono::milliseconds{0});
}

void HallLoad::reportCalls(Clock::time_point now)
{
    constexpr auto kBetween = std::chrono::nanoseconds(std::chrono::seconds{1}) / kCallsPerSecond;
    for (auto due = m_begun + m_calls * kBetween; due <= now; due += kBetween) {
        const auto number = "1390000" + std::to_string(1'000 + m_calls % 9'000);
        give(kGatewayLine,
             {engine::ReportCall{
                 CallId("call-" + std::to_string(m_calls)), Personal{number}, "12345", "", {}, {}}},
             due);
        ++m_calls;
    }
}

/// The next utterances, by those who talk, in turn.
void HallLoad::speak(Clock::time_point now)
{
    constexpr auto kBetween =
        std::chrono::nanoseconds(std::chrono::seconds{1}) / kUtterancesPerSecond;
    static_assert(kBetween.count() > 0);
    if (m_talking.empty())
        m_nextUtterance = now;
    for (; !m_talking.empty() && m_nextUtterance <= now; m_nextUtterance += kBetween) {
        m_nextToTalk = (m_nextToTalk + 1) % m_talking.size();
        const int seat = m_talking[m_nextToTalk];
        auto& desk = m_desks[static_cast<std::size_t>(seat)];
        m_lines.post(seat, "/v1/transcripts",
                     transcript(desk.call, ++desk.utterance, m_utterances.size() + 1));
        m_utterances.push_back({m_nextUtterance, HallPeople::supervisorOf(seat)});
    }
}

void HallLoad::act(const Due& due)
{
    switch (due.act) {
    case Act::Close:
        return closeCall(due.seat);
    case Act::FinishWrapUp:
        return give(due.seat, {engine::FinishWrapUp{HallPeople::seat(due.seat)}}, due.at);
    case Act::Renew:
        m_due.push({due.at + kRenew, due.seat, Act::Renew});
        return give(due.seat, {engine::RenewLease{HallPeople::seat(due.seat)}}, due.at);
    }
}

void HallLoad::give(int line, std::vector<engine::CommandBody> bodies, Clock::time_point due,
                    std::function<void()> done)
{
    std::vector<engine::Command> commands;
    for (auto& body : bodies) {
        engine::Command command;
        command.id = CommandId(sync::newUuid());
        command.body = std::move(body);
        m_commands.emplace(command.id.str(), due);
        commands.push_back(std::move(command));
    }
    m_lines.post(line, "/v1/commands", wire::batchBody(commands),
                 [this, done = std::move(done)](std::string_view answer) {
                     m_refused += answer.find("\"rejection\"") == std::string_view::npos ? 0 : 1;
                     m_lastSeq = std::max(m_lastSeq, numberIn(behind(answer, "\"seq\":")));
                     if (done)
                         done();
                 });
}

void HallLoad::answer(int seat, std::string call)
{
    auto& desk = m_desks[static_cast<std::size_t>(seat)];
    desk.call = std::move(call);
    desk.utterance = 0;
    give(seat, {engine::AnswerCall{CallId(desk.call), HallPeople::seat(seat)}}, Clock::now(),
         [this, seat] {
             ++m_callsAnswered;
             m_desks[static_cast<std::size_t>(seat)].talking = m_talking.size();
             m_talking.push_back(seat);
             m_due.push({Clock::now() + kTalk, seat, Act::Close});
         });
}

/// The ticket and the end of the call, in one request.
void HallLoad::closeCall(int seat)
{
    auto& desk = m_desks[static_cast<std::size_t>(seat)];
    const int last = m_talking.back();
    m_talking[desk.talking] = last;
    m_desks[static_cast<std::size_t>(last)].talking = desk.talking;
    m_talking.pop_back();
    auto submit = std::get<engine::SubmitTicket>(submission(m_tickets).body);
    submit.call = CallId(desk.call);
    submit.lead = HallPeople::unit(m_tickets++ % m_people.units());
    give(seat, {std::move(submit), engine::EndCall{CallId(desk.call), {}}}, Clock::now(),
         [this, seat] {
             m_due.push({Clock::now() + kWrapUp, seat, Act::FinishWrapUp});
         });
}

void HallLoad::onFrame(int ear, std::string_view frame)
{
    auto& heard = m_heard[static_cast<std::size_t>(ear)];
    constexpr std::string_view kId = "id: ";
    if (frame.starts_with(kId))
        return onEvent(ear, numberIn(frame.substr(kId.size())), frame);
    if (frame.starts_with("event: heartbeat"))
        heard.known = std::max(heard.known, numberIn(behind(frame, "\"seq\":")));
    else if (frame.starts_with("event: transcript"))
        onUtterance(ear, frame);
    else if (frame.starts_with("event: counters"))
        ++heard.counters;
}

void HallLoad::onEvent(int ear, std::int64_t seq, std::string_view frame)
{
    auto& heard = m_heard[static_cast<std::size_t>(ear)];
    ++heard.count;
    heard.sum += seq;
    heard.last = std::max(heard.last, seq);
    heard.known = std::max(heard.known, seq);
    const auto [cause, isNew] = m_causeDue.try_emplace(seq);
    if (isNew) {
        const auto command = m_commands.find(std::string(behind(frame, "\"cause\":\"")));
        if (command != m_commands.end())
            cause->second = command->second;
    }
    const bool offered =
        ear < HallPeople::kSeats && frame.find("event: CallOffered") != std::string_view::npos;
    deliver(cause->second, offered ? &ofCalls : nullptr);
    if (offered)
        answer(ear, std::string(behind(frame, "\"call\":\"")));
}

void HallLoad::onUtterance(int ear, std::string_view frame)
{
    const auto number = static_cast<std::size_t>(numberIn(behind(frame, "\"seq\":")));
    if (number == 0 || number > m_utterances.size())
        return;
    auto& utterance = m_utterances[number - 1];
    utterance.heard += ear == utterance.supervisor ? 1 : 1'000; // a stranger's ear is never right
    deliver(utterance.due, &ofUtterances);
}

/// What no command of ours caused (time passed) has no time.
void HallLoad::deliver(Clock::time_point due, Samples* kind)
{
    ++m_deliveries;
    if (!m_measured || due == Clock::time_point{})
        return;
    const auto time = Clock::now() - due;
    all.add(time);
    if (kind != nullptr)
        kind->add(time);
}

} // namespace lianxin::bench
