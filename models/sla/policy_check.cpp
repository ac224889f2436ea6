#include "models/sla/policy_check.h"

#include <algorithm>
#include <array>

namespace lianxin::sla {

namespace {

constexpr std::array kPromiseStarts{Happening::Accepted, Happening::Reopened, Happening::Redone};

bool contains(std::span<const Happening> all, Happening one)
{
    return std::ranges::find(all, one) != all.end();
}

class Checker {
public:
    explicit Checker(const Policy& policy) : m_policy(policy) {}

    std::vector<PolicyProblem> run()
    {
        checkWhole();
        for (std::size_t i = 0; i < m_policy.rules.size(); ++i) {
            m_rule = i;
            m_step.reset();
            checkRule(m_policy.rules[i]);
        }
        return std::move(m_problems);
    }

private:
    void say(std::string code, std::string detail = {})
    {
        m_problems.push_back({m_rule, m_step, {std::move(code), std::move(detail)}});
    }

    void checkWhole()
    {
        if (m_policy.version.empty())
            say("policy.version");
        if (std::ranges::none_of(m_policy.rules,
                                 [](const Rule& rule) { return rule.when == Conditions{}; }))
            say("policy.no_fallback");
        const auto& scores = m_policy.scores;
        if (std::min({scores.response, scores.resolution, scores.satisfaction}) < 0 ||
            std::max({scores.response, scores.resolution, scores.satisfaction}) == 0)
            say("policy.scores");
        if (const auto calendars = makeCalendars(m_policy, {}, {}); !calendars)
            say(calendars.error().code, calendars.error().detail);
    }

    void checkRule(const Rule& rule)
    {
        if (rule.id.empty())
            say("rule.id");
        else if (findRule(m_policy, rule.id) != &rule)
            say("rule.twice", rule.id);
        if (rule.name.empty())
            say("rule.name");
        if (rule.steps.empty())
            say("rule.empty");
        for (const auto& category : rule.when.categories)
            if (category.empty() ||
                category.str().find_first_not_of("0123456789") != std::string::npos)
                say("rule.category", category.str());
        if (rule.when.season && !(rule.when.season->from.ok() && rule.when.season->to.ok()))
            say("rule.season");
        for (std::size_t i = 0; i < rule.steps.size(); ++i) {
            m_step = i;
            checkStep(rule, rule.steps[i]);
        }
    }

    void checkStep(const Rule& rule, const Step& step)
    {
        if (step.id.empty())
            say("step.id");
        else if (findStep(rule, step.id) != &step)
            say("step.twice", step.id);
        if (step.name.empty())
            say("step.name");
        checkHappenings(step);
        if (step.limit.count <= 0)
            say("step.limit", print(step.limit));
        if (step.maxExtension && step.maxExtension->count <= 0)
            say("step.extension", print(*step.maxExtension));
        double least = 0;
        for (const double part : step.warnAt) {
            if (!(part > least && part < 1))
                say("step.warning", std::to_string(part));
            least = std::max(least, part);
        }
        checkLadder(step.ladder);
        const auto escalates = [](const Rung& rung) {
            return rung.action == Supervision::Escalate;
        };
        if (step.charge != Charge::Assignment && m_policy.centre.empty() &&
            std::ranges::any_of(step.ladder, escalates))
            say("step.nobody", "升级督办无人可达，请写明热线中心自己的单位（centre）");
    }

    void checkHappenings(const Step& step)
    {
        if (step.start.empty())
            say("step.start");
        if (step.stop.empty())
            say("step.stop");
        for (const auto happening : step.start) {
            if (contains(step.stop, happening) || contains(step.cancel, happening))
                say("step.overlap", std::string(name(happening)));
            if (step.charge == Charge::Caller && !contains(kPromiseStarts, happening))
                say("step.promise_restarts", std::string(name(happening)));
        }
        for (const auto& pause : step.pauses)
            if (pause.from == pause.to)
                say("step.pause", std::string(name(pause.from)));
    }

    void checkLadder(const std::vector<Rung>& ladder)
    {
        for (std::size_t i = 0; i < ladder.size(); ++i) {
            const auto& rung = ladder[i];
            if (rung.after.count < 0 ||
                (rung.after.unit == DurationUnit::WorkingDays && rung.after.count == 0))
                say("step.ladder", print(rung.after));
            if (i > 0 && isShorter(rung.after, ladder[i - 1].after))
                say("step.ladder", print(rung.after));
            if ((rung.action == Supervision::Escalate) != (rung.levels > 0))
                say("step.levels", std::to_string(rung.levels));
        }
    }

    /// Limits of different measure cannot be compared without a calendar.
    static bool isShorter(Duration a, Duration b)
    {
        if (a.unit == b.unit)
            return a.count < b.count;
        return measureOf(a) == Measure::Natural && measureOf(b) == Measure::Natural &&
               lengthOf(a) < lengthOf(b);
    }

    const Policy& m_policy;
    std::optional<std::size_t> m_rule;
    std::optional<std::size_t> m_step;
    std::vector<PolicyProblem> m_problems;
};

} // namespace

std::vector<PolicyProblem> validate(const Policy& policy)
{
    return Checker(policy).run();
}

} // namespace lianxin::sla
