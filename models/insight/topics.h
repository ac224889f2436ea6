#pragma once

#include "models/insight/message.h"
#include "models/insight/signature.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lianxin::insight {

/// An issue raised more than this many times is a hot topic 热点.
inline constexpr int kHotMembers = 10;

/// Messages about the same matter in the same place.
struct Topic {
    std::vector<int> members;           ///< numbers of messages, in order of arrival
    std::vector<std::u32string> places; ///< names most members share, the commonest first
    int closest = -1; ///< the member nearest to all others: its title names the topic
};

/// Groups messages as they come. Each goes to the topic whose members it resembles most on the mean
/// (cosine of character pairs and threes, rare ones weighing more), if it resembles them enough.
/// Less is needed where both tell the same local name, but some of it without the name; much more
/// where names or areas contradict each other, so that one matter does not chain
/// different compounds together. Where a message fits two topics that resemble each other as much,
/// they become one. Only topics that share rare terms with the message are looked at. Not safe
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

    const std::vector<Message>& messages() const { return m_messages; }
    int size() const { return static_cast<int>(m_groups.size()); }
    Topic topic(int number) const;
    std::span<const int> members(int number) const;

private:
    using Term = std::int32_t;
    struct Vector {
        std::vector<std::pair<Term, float>> weights; ///< unit length, as in the signature
    };
    struct Group {
        std::vector<int> members;
        std::unordered_map<Term, float> sum; ///< of the members' vectors
        std::unordered_map<std::u32string, int> names;
        std::unordered_map<std::u32string, int> areas;
        std::vector<std::u32string> words; ///< of the first members
    };
    enum class SamePlace { Yes, Area, Unknown, No };

    std::vector<Term> numbersOf(const Signature& signature);
    void count(const std::vector<Term>& terms);
    Vector vectorOf(const Signature& signature, const std::vector<Term>& terms) const;
    double rarity(Term term) const;
    bool isLocal(const std::u32string& name) const;
    std::vector<std::u32string_view> sharedNames(const Signature& signature,
                                                 const Group& group) const;
    bool tellsName(const Group& group) const;
    SamePlace samePlace(const Signature& signature, const Group& group,
                        const std::vector<std::u32string_view>& shared) const;
    double margin(const Signature& signature, const Vector& vector, const Group& group) const;
    double needed(SamePlace place, const Group& group) const;
    std::vector<int> candidates(const Vector& vector) const;
    std::vector<int> fitting(const Signature& signature, const Vector& vector) const;
    void unite(int kept, int other);
    void join(int group, int message, const Signature& signature, const Vector& vector);

    std::unordered_map<std::u32string, Term> m_terms;
    std::vector<int> m_heardIn;                            ///< messages with the term
    std::unordered_map<std::u32string, int> m_namedIn;     ///< messages with the name
    std::unordered_map<std::string, bool> m_heard;         ///< by id
    std::unordered_map<Term, std::vector<int>> m_postings; ///< term → groups
    std::vector<Message> m_messages;
    std::vector<Vector> m_vectors;
    std::vector<Group> m_groups;
    int m_texts = 0;
};

} // namespace lianxin::insight
