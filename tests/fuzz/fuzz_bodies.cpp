#include "tests/fuzz/fuzzed_text.h"

#include "models/wire/answers_given_json.h"
#include "models/wire/session_json.h"
#include "models/wire/session_shapes.h"
#include "models/wire/topic_views_json.h"
#include "models/wire/view_json.h"
#include "models/wire/view_shapes.h"
#include "tests/models/wire/filled.h"

#include <cstdint>

namespace {

using namespace lianxin;
using namespace lianxin::wire;

/// A sound body of one kind, and what must hold of every text that is read as one.
struct Body {
    std::string sound;
    void (*check)(const std::string& text);
};

template <auto Parse, auto Write, class T> Body bodyOf(const T& example)
{
    return {Write(example), [](const std::string& text) { fuzz::comesBack(text, Parse, Write); }};
}

Body errorOf(const Error& example)
{
    return {errorBody(example), [](const std::string& text) {
                const auto error = parseErrorBody(text);
                if (parseErrorBody(errorBody(error)) != error)
                    std::abort();
            }};
}

TranscriptPost transcript()
{
    TranscriptPost post{CallId("c1"), {}};
    for (auto& body : tests::filledAlternatives<session::Body, session::Bodies>())
        post.events.push_back({static_cast<int>(post.events.size()) + 1, 1500, std::move(body)});
    return post;
}

std::vector<Body> soundBodies()
{
    const auto now = *base::parseIso("2026-11-22T14:03:22+08:00");
    const auto ticket = tests::filled<engine::TicketView>();
    const auto seat = tests::filled<engine::SeatView>();
    const auto call = tests::filled<engine::CallView>();
    const insight::TopicView topic{"t1", "阳光小区 · 室温不达标", 13, 9, 12, 13, true};
    const FigureTable figures{
        "2026-11", 7, {{UnitId("u"), "城管局", {{"sign", {3, 4}}}, {0.5, 0.75, {}, 62.5}}}};
    return {
        bodyOf<parseSnapshot, snapshotBody>(
            Snapshot{42, now, "990100", {seat}, {call}, {ticket}, {{"waiting", 3}}, true, "暴雨"}),
        bodyOf<parseTickets, ticketsBody>(std::vector{ticket}),
        bodyOf<parseFigures, figuresBody>(figures),
        bodyOf<parseBatchAnswer, batchAnswerBody>(
            BatchAnswer{{tests::filled<engine::Answer>()}, 77}),
        bodyOf<parseLoginRequest, loginBody>(LoginRequest{StaffId("1001"), "密码 \"x\""}),
        bodyOf<parseLoginAnswer, loginAnswerBody>(LoginAnswer{
            "tok", now, StaffId("1001"), "李", {engine::Role::CallTaker}, UnitId("u"), "990100"}),
        bodyOf<parseHeartbeat, heartbeatBody>(Heartbeat{12, now}),
        bodyOf<parseTranscriptBody, transcriptBody>(transcript()),
        bodyOf<parseAnswersGiven, answersGivenBody>(
            AnswersGivenBody{EntryId("e"), 3, 2, 1, {{ticket, 2}}}),
        bodyOf<parseTopicList, topicListBody>(TopicList{true, now, {topic}}),
        bodyOf<parseTopicFound, topicFoundBody>(TopicFound{topic, {ticket}}),
        bodyOf<parseTopicDraft, topicDraftBody>(TopicDraft{
            TicketId("a"), CategoryCode("010101"), DistrictCode("990101"), "阳光小区", "不热"}),
        bodyOf<parseTopicWarning, topicWarningBody>(TopicWarning{TopicLevel::Rising, topic}),
        {R"({"reason":"核实地址"})",
         [](const std::string& text) { fuzz::isRead(parseReasonBody(text)); }},
        errorOf({"wrong_password", "1001"})};
}

} // namespace

/// Any bytes as every body that travels, and a sound one of each that they change: what was
/// understood says the same again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto kBodies = soundBodies();
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    for (const auto& body : kBodies)
        fuzz::give(bytes, body.sound, body.check);
    return 0;
}
