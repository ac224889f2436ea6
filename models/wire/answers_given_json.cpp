#include "models/wire/answers_given_json.h"

#include "models/wire/shape.h"
#include "models/wire/view_json.h"

namespace lianxin::wire {

template <> struct Codec<engine::AnswerGiven> {
    static Json write(const engine::AnswerGiven& given)
    {
        return {{"version", given.version}, {"ticket", toJson(given.ticket)}};
    }
    static bool read(const Input& in, engine::AnswerGiven& out, const Path& path, Fault& fault)
    {
        const auto ticket = in.member("ticket");
        if (!ticket)
            return fault.set("missing_member", Path{&path, "ticket"});
        auto view = parseTicketView(*ticket);
        if (!view)
            return fault.set("bad_member", Path{&path, "ticket"});
        out.ticket = std::move(view).value();
        return readMember(in, out, needed("version", &engine::AnswerGiven::version), path, fault);
    }
};

template <>
inline constexpr auto kShape<AnswersGivenBody> = shape(
    "AnswersGiven", needed("entry", &AnswersGivenBody::entry),
    member("current", &AnswersGivenBody::current), member("before", &AnswersGivenBody::before),
    member("total", &AnswersGivenBody::total), member("tickets", &AnswersGivenBody::tickets));

std::string answersGivenBody(const AnswersGivenBody& body)
{
    return dump(write(body));
}

Result<AnswersGivenBody> parseAnswersGiven(std::string_view text)
{
    return readText<AnswersGivenBody>(text);
}

} // namespace lianxin::wire
