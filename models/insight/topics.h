#pragma once

#include "models/insight/message.h"
#include "models/insight/signature.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace lianxin::insight {

/// An issue raised more than this many times is a hot topic 热点.
inline constexpr int kHotMembers = 10;

/// Messages about the same matter in the same place.
struct Topic {
    std::string id;                     ///< that of the first message it was made of
    std::vector<int> members;           ///< numbers of messages, in order of arrival
    std::vector<std::u32string> places; ///< names most members share, the commonest first
    int closest = -1; ///< of the last 200 the member nearest to all: its title names the topic
};

/// Groups messages as they come. Each goes to the topic whose members it resembles most on the mean
/// (cosine of character pairs and threes, rare ones weighing more), if it resembles them enough.
/// Less is needed where both tell the same local name, but some of it without the name; much more
/// where names or areas contradict each other, so that one matter does not chain
/// different compounds together. Where a message fits two topics that resemble each other as much,
/// they become one. Only topics that share rare terms with the message are looked at. Where forms
/// tell place and matter, what agrees in both is one topic. What is old can be forgotten. Not safe
/// between threads.
class Topics {
public:
    Topics();

    /// Lets the rarity of words be known before the first grouping, as it is in a centre with a
    /// past.
    void hear(const Message& message);
    /// The number of the message's topic; a new one when none fits. A topic joined to another keeps
    /// its number and has no members. What was not heard before is
    /// heard now.
    int add(const Message& message);
    /// The topic that add() would choose, if there is one; changes nothing.
    std::optional<int> find(const Message& message) const;
    /// Messages from before that time, and the first ones while more than `most` are kept, lose
    /// their words. Their topic keeps their likeness and their times for as long as it has another
    /// member; without one it is gone.
    void forget(UtcTime before, std::size_t most);

    /// Messages that were added; their numbers are 0 … count() - 1.
    int count() const { return m_first + static_cast<int>(m_messages.size()); }
    /// Of these, how many are not forgotten: the last ones.
    int kept() const { return static_cast<int>(m_messages.size()); }
    /// One that is kept, without its text.
    const Message& message(int number) const { return keptAt(number).message; }

    /// Whether a message of that id was heard and is not forgotten.
    bool isKnown(const std::string& id) const { return m_heard.contains(id); }
    /// The topic of a message; nothing once it is forgotten.
    std::optional<int> topicOf(int number) const;

    /// Topics that were made; their numbers are 0 … size() - 1.
    int size() const { return m_made; }
    /// Those that have members, in order.
    std::vector<int> numbers() const;
    Topic topic(int number) const;
    /// Topic::id alone, which is quick; empty for a topic that is gone.
    std::string idOf(int number) const;
    /// How often its matter was raised, forgotten messages counted; quick.
    int raised(int number) const;
    /// Empty for a topic that is gone.
    std::span<const int> members(int number) const;
    /// When its messages were raised, sorted, forgotten ones among them; until the next change.
    std::span<const UtcTime> times(int number) const;

private:
    using Term = std::int32_t;
    using Vector = std::vector<std::pair<Term, float>>; ///< sorted by term; of unit length
    using Names = std::unordered_map<std::u32string, int>;
    struct TermUse {
        const std::u32string* text = nullptr;
        int heardIn = 0; ///< messages with it
        std::vector<int> topics;
    };
    struct Kept {
        Message message;
        Vector vector;
        std::vector<std::u32string> names;
        int topic = 0;
    };
    struct Group {
        std::string id;
        std::vector<int> members;
        std::vector<UtcTime> times; ///< sorted; of forgotten members too
        std::vector<UtcTime> past;  ///< those of forgotten members, sorted
        int raised = 0;             ///< members ever
        Vector sum;                 ///< of the vectors of all ever; none while it is but one
        Names names;
        Names areas;
        Names places;                      ///< told by forms
        std::vector<std::string> told;     ///< of its members, each once
        std::vector<std::u32string> words; ///< of the first members
    };
    enum class SamePlace { Yes, Area, Unknown, No, Never };

    const Kept& keptAt(int number) const
    {
        return m_messages[static_cast<std::size_t>(number - m_first)];
    }
    const Vector& sumOf(const Group& group) const;
    void hear(const Message& message, const Signature& signature);
    Term numberOf(const std::u32string& text);
    Vector vectorOf(const Signature& signature) const;
    double rarity(int heardIn) const;
    bool isLocal(const std::u32string& name) const;
    std::vector<std::u32string_view> sharedNames(const Signature& signature,
                                                 const Group& group) const;
    std::vector<Term> termsOf(const std::vector<std::u32string_view>& names) const;
    static bool isPopular(int times, const Group& group);
    bool tellsName(const Group& group) const;
    static bool tellsPlaceOf(const Signature& signature, const Group& group);
    SamePlace samePlace(const Signature& signature, const Group& group,
                        const std::vector<std::u32string_view>& shared) const;
    double margin(const Signature& signature, const Vector& vector, const Group& group) const;
    static double needed(SamePlace place, const Group& group);
    std::vector<int> candidates(const Signature& signature, const Vector& vector) const;
    void tell(int number, const std::string& told);
    std::vector<int> fitting(const Signature& signature, const Vector& vector) const;
    void unite(int kept, int other);
    void join(int number, int message, const Signature& signature);
    void addTo(Group& group, int number, const Vector& vector);
    void forgetFirst(UtcTime before);
    void dropGroup(int number);
    void release(Term term);

    std::unordered_map<std::u32string, Term> m_terms;
    std::vector<TermUse> m_uses; ///< by term
    std::vector<Term> m_free;    ///< numbers of terms nobody uses any more
    Names m_namedIn;             ///< messages with the name
    std::unordered_set<std::string> m_heard;
    std::deque<Kept> m_messages;
    int m_first = 0; ///< number of the first message kept
    std::unordered_map<int, Group> m_groups;
    std::unordered_map<std::string, int> m_told; ///< the topic of a told matter in a told place
    int m_made = 0;
    int m_texts = 0;
};

} // namespace lianxin::insight
