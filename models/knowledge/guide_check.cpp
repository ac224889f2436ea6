#include "models/knowledge/guide.h"

#include <map>
#include <set>

namespace lianxin::knowledge {

namespace {

using Kind = GuideFault::Kind;

/// Looks at one guide from all sides and notes what it finds.
class Check {
public:
    explicit Check(const Guide& guide) : m_guide(guide)
    {
        for (int i = 0; i < size(); ++i)
            m_byId.emplace(node(i).id, i);
    }

    std::vector<GuideFault> run()
    {
        if (m_guide.nodes.empty())
            return {{Kind::Empty, -1, -1, "没有一个节点"}};
        m_state.resize(m_guide.nodes.size());
        follow();
        for (int i = 0; i < size(); ++i) {
            checkNode(i);
            for (auto& fault : m_cycles)
                if (fault.node == i)
                    m_faults.push_back(fault);
            if (state(i) == State::New)
                note(Kind::Unreachable, i, -1, "没有一条路走到“" + node(i).id + "”");
        }
        return std::move(m_faults);
    }

private:
    enum class State { New, Open, Done };

    int size() const { return static_cast<int>(m_guide.nodes.size()); }
    State& state(int i) { return m_state[static_cast<std::size_t>(i)]; }
    const GuideNode& node(int i) const { return m_guide.nodes[static_cast<std::size_t>(i)]; }
    void note(Kind kind, int node, int option, std::string reason)
    {
        m_faults.push_back({kind, node, option, std::move(reason)});
    }
    int indexOf(const std::string& id) const
    {
        const auto it = m_byId.find(id);
        return it == m_byId.end() ? -1 : it->second;
    }

    /// Depth first, without recursion: a file may hold any number of nodes.
    void follow()
    {
        std::vector<std::pair<int, std::size_t>> path{{0, 0}};
        state(0) = State::Open;
        while (!path.empty()) {
            const int at = path.back().first;
            const std::size_t option = path.back().second++;
            if (option < node(at).options.size()) {
                if (const int to = enter(at, option); to >= 0)
                    path.emplace_back(to, 0);
            } else {
                state(at) = State::Done;
                path.pop_back();
            }
        }
    }

    /// The new node behind a key, or -1; a key back to an open node closes a circle.
    int enter(int at, std::size_t option)
    {
        const int to = indexOf(node(at).options[option].go);
        if (to < 0 || state(to) == State::Done)
            return -1;
        if (state(to) == State::Open) {
            m_cycles.push_back({Kind::Cycle, at, static_cast<int>(option),
                                "“" + node(to).id + "”已经走过，会绕圈"});
            return -1;
        }
        state(to) = State::Open;
        return to;
    }

    void checkNode(int i)
    {
        const auto& one = node(i);
        const bool asks = !one.ask.empty();
        if (indexOf(one.id) != i)
            note(Kind::SameId, i, -1, "“" + one.id + "”出现了两次");
        if (asks == !one.say.empty())
            note(Kind::NoSentence, i, -1, "“" + one.id + "”要么写 ask，要么写 say");
        if (asks == one.options.empty())
            note(Kind::NoOptions, i, -1,
                 "“" + one.id + (asks ? "”没有选项" : "”已经结束，不再有选项"));
        if (asks == (one.end != GuideEnd::None))
            note(Kind::NoEnd, i, -1,
                 "“" + one.id + (asks ? "”还在问，不写 end" : "”没有写怎样结束（end）"));
        if (one.end == GuideEnd::Refuse && one.clause.empty())
            note(Kind::NoClause, i, -1, "“" + one.id + "”不予受理，要写明条款（clause）");
        checkOptions(i);
    }

    void checkOptions(int i)
    {
        std::set<std::string> words;
        for (std::size_t n = 0; n < node(i).options.size(); ++n) {
            const auto& option = node(i).options[n];
            const int at = static_cast<int>(n);
            if (indexOf(option.go) < 0)
                note(Kind::UnknownNode, i, at, "没有节点“" + option.go + "”");
            for (const auto& word : option.words)
                if (!words.insert(word).second)
                    note(Kind::SameWord, i, at, "“" + word + "”在两个选项里都有");
        }
    }

    const Guide& m_guide;
    std::map<std::string, int> m_byId;
    std::vector<State> m_state;
    std::vector<GuideFault> m_cycles;
    std::vector<GuideFault> m_faults;
};

} // namespace

std::vector<GuideFault> faultsOf(const Guide& guide)
{
    return Check(guide).run();
}

} // namespace lianxin::knowledge
