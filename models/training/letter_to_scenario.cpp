#include "models/training/letter_to_scenario.h"

#include <array>
#include <cstdint>
#include <cstdio>

namespace lianxin::training {

namespace {

constexpr std::array<std::string_view, 4> kListening{"嗯，您请说。", "好的，我记着呢，您继续。",
                                                     "我在听，还有别的情况吗？",
                                                     "好，这一点也给您记上。"};
constexpr std::size_t kUtterancesBetween = 3;

/// FNV-1a: the same on every machine.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 1469598103934665603ULL;
    for (const unsigned char c : text)
        hash = (hash ^ c) * 1099511628211ULL;
    return hash;
}

/// No mobile number begins with 10, so nobody is ever rung up.
std::string numberFor(const std::string& id)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "1000%07u",
                  static_cast<unsigned>(hashOf(id) % 10'000'000));
    return text.data();
}

/// `2020-09-03` from that or from `09/03/2020`, as the same column is written elsewhere.
std::string isoDate(const std::string& date)
{
    const bool american = date.size() == 10 && date[2] == '/' && date[5] == '/';
    return american ? date.substr(6) + '-' + date.substr(0, 2) + '-' + date.substr(3, 2) : date;
}

/// Some time in the working morning of that day.
UtcTime calledOn(const Letter& letter)
{
    const auto day = base::parseIso(isoDate(letter.date) + "T08:30:00+08:00");
    return day ? *day + std::chrono::seconds{hashOf(letter.id) % 12'600} : UtcTime{};
}

/// 感谢 is what the city's own site calls praise.
std::optional<ticket::Kind> kindOf(const std::string& nature)
{
    return nature == "感谢" ? ticket::Kind::Praise : ticket::parseKind(nature);
}

class Script {
public:
    explicit Script(std::vector<Turn>& turns) : m_turns(turns) {}

    void agent(std::string text) { say(session::Speaker::Agent, std::move(text)); }
    void caller(std::string text) { say(session::Speaker::Caller, std::move(text)); }
    void listen() { agent(std::string(kListening[m_listened++ % kListening.size()])); }

private:
    void say(session::Speaker speaker, std::string text)
    {
        constexpr int kSameSpeakerMs = 350;
        constexpr int kOtherSpeakerMs = 700;
        const bool same = !m_turns.empty() && m_turns.back().speaker == speaker;
        m_turns.push_back(
            {speaker, std::move(text), same ? kSameSpeakerMs : kOtherSpeakerMs, 0, false, false});
    }

    std::vector<Turn>& m_turns;
    std::size_t m_listened = 0;
};

void tell(Script& script, const Letter& letter)
{
    script.caller("你好，我想反映一件事。");
    for (auto& part : utterancesOf(letter.title))
        script.caller(std::move(part));
    script.agent("好的，您慢慢说，我给您登记。请问具体是什么情况，在什么位置？");
    auto parts = utterancesOf(letter.content);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0 && i % kUtterancesBetween == 0)
            script.listen();
        script.caller(std::move(parts[i]));
    }
}

} // namespace

Scenario letterToScenario(const Letter& letter, const DistrictCode& districtCode,
                          const AgentLines& lines)
{
    Scenario scenario;
    scenario.id = ScenarioId(letter.id);
    scenario.title = letter.title;
    scenario.caller = {Personal(), numberFor(letter.id), "12345", ""};
    scenario.calledAt = calledOn(letter);
    Script script(scenario.turns);
    script.agent(lines.opening);
    tell(script, letter);
    script.agent("跟您核对一下，您反映的是“" + letter.title + "”，对吗？");
    script.caller("对。");
    script.agent("好的，已经给您登记，办理结果会有人给您回电。请问还有别的需要帮您吗？");
    script.caller("没有了，谢谢。");
    script.agent(lines.closing);
    scenario.expect.kind = kindOf(letter.nature);
    scenario.expect.district = districtCode;
    scenario.expect.place = letter.river;
    scenario.expect.outcome = session::Outcome::Dispatched;
    return scenario;
}

} // namespace lianxin::training
