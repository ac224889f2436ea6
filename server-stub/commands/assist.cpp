#include "server-stub/commands/commands.h"

#include "models/assist/text_classifier.h"
#include "models/base/byte_order_mark.h"
#include "models/engine/assist_sources.h"
#include "models/wire/address_model_file.h"
#include "models/wire/assist_lines.h"
#include "models/wire/district_model_file.h"
#include "models/wire/text_model_file.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/city_folder.h"
#include "server-stub/commands/files.h"

#include <chrono>
#include <istream>
#include <ostream>

namespace lianxin::commands {

namespace {

constexpr std::size_t kLongestLine = 1024 * 1024;
constexpr std::size_t kMostUtterances = 10000; ///< of one call

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "assist",
        "",
        "从标准输入逐行读取通话中的话（每行一个 JSON 对象），逐行输出由此给出的建议：\n"
        "  输入 "
        "{\"speaker\":\"caller\",\"text\":\"…\",\"start\":毫秒,\"end\":毫秒,\"final\":true}，"
        "speaker 为 caller 或 agent，call 换值即换一通电话\n"
        "  输出 "
        "{\"call\":\"哪通\",\"after\":第几句,\"field\":\"…\",\"value\":\"…\",\"display\":\"…\","
        "\"confidence\":0到1,"
        "\"utterance\":第几句,\"from\":起,\"to\":止}\n"
        "出错的行输出 {\"line\":行号,\"error\":\"…\"}，其余照常。",
        {{"folder", "目录", "城市资料所在目录，默认为程序自带的 resources/city"},
         {"now", "时刻", "接通时刻（ISO-8601，带时区），默认为此刻"},
         {"number", "号码", "来电号码"},
         {"category-model", "文件", "训练好的分类模型（train 写出的文件）；不给则按字词判断"},
         {"address-model", "文件",
          "训练好的地址切分模型（train --addresses 写出的文件）；不给则只按地名库"},
         {"district-model", "文件",
          "从以往工单学到的区县模型（train --districts 写出的文件）；不给则只按地名库"}}};
    return kUsage;
}

UtcTime clockNow()
{
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
}

/// One call after another over one assistant.
class Listener {
public:
    Listener(std::shared_ptr<const assist::Assistant> assistant, UtcTime now, std::string number)
        : m_assistant(std::move(assistant)), m_now(now), m_number(std::move(number))
    {
        begin();
    }

    /// The lines that this one brings. Errors: those of parseSpokenLine, `too_many_utterances`.
    Result<std::vector<std::string>> hear(const std::string& line)
    {
        auto spoken = wire::parseSpokenLine(line);
        if (!spoken)
            return spoken.error();
        const auto& words = spoken.value();
        if (words.call != m_call) {
            m_call = words.call;
            begin();
        }
        if (!words.final)
            return std::vector<std::string>{};
        if (m_session.transcript.size() >= kMostUtterances)
            return Error{"too_many_utterances", m_call};
        const int number = static_cast<int>(m_session.transcript.size()) + 1;
        put(session::UtteranceHeard{number, words.speaker, Personal(words.text), words.fromMs,
                                    words.toMs},
            words.toMs);
        const auto bodies = m_conversation->listen(m_session, m_now + Milliseconds(m_session.atMs));
        for (const auto& body : bodies)
            put(body, m_session.atMs);
        return wire::suggestionLines(bodies, m_call, number);
    }

private:
    void begin()
    {
        m_session = {};
        m_conversation = std::make_unique<assist::Conversation>(m_assistant);
        session::CallOffered offer;
        offer.call = CallId(m_call);
        offer.number = Personal(m_number);
        offer.centreTime = m_now;
        put(offer, 0);
        put(session::CallAnswered{}, 0);
    }

    void put(session::Body body, int atMs)
    {
        session::fold(m_session,
                      {m_session.seq + 1, std::max(m_session.atMs, atMs), std::move(body)});
    }

    std::shared_ptr<const assist::Assistant> m_assistant;
    UtcTime m_now;
    std::string m_number;
    std::string m_call;
    session::CallSession m_session;
    std::unique_ptr<assist::Conversation> m_conversation;
};

/// The city's help, with the trained models that are given.
Result<std::shared_ptr<const assist::Assistant>> assistantOf(const cli::Given& given)
{
    auto city = readCityFolder(given.value("folder", cityFolder().string()));
    if (!city)
        return city.error();
    auto sources =
        engine::assistSources(std::make_shared<const engine::City>(std::move(city).value()));
    if (given.has("category-model")) {
        const auto file = readFile(given.value("category-model"));
        if (!file)
            return file.error();
        auto model = wire::parseTextModel(file.value());
        if (!model)
            return Error{model.error().code, given.value("category-model")};
        sources.categoryModel =
            std::make_shared<const assist::TextClassifier>(std::move(model).value());
    }
    if (given.has("address-model")) {
        const auto file = readFile(given.value("address-model"));
        if (!file)
            return file.error();
        const auto model = wire::parseAddressModel(file.value());
        if (!model)
            return Error{model.error().code, given.value("address-model")};
        auto tagger = places::AddressTagger::of(model.value());
        if (!tagger)
            return Error{tagger.error().code, given.value("address-model")};
        sources.addressTagger =
            std::make_shared<const places::AddressTagger>(std::move(tagger).value());
    }
    if (given.has("district-model")) {
        const auto file = readFile(given.value("district-model"));
        if (!file)
            return file.error();
        auto model = wire::parseDistrictModel(file.value());
        if (!model)
            return Error{model.error().code, given.value("district-model")};
        sources.districtModel =
            std::make_shared<const places::DistrictModel>(std::move(model).value());
    }
    return std::shared_ptr<const assist::Assistant>(
        std::make_shared<const assist::Assistant>(std::move(sources)));
}

} // namespace

int assist(const Words& words, std::istream& in, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    const auto now = given->has("now") ? base::parseIso(given->value("now")) : clockNow();
    if (!now) {
        err << "--now 应当是带时区的 ISO-8601 时刻，如 2026-11-22T09:00:00+08:00\n";
        return 2;
    }
    const auto assistant = assistantOf(*given);
    if (!assistant)
        return cli::fail(err, assistant.error());
    Listener listener(assistant.value(), *now, given->value("number"));
    std::string line;
    for (std::int64_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        if (number == 1)
            line = base::withoutByteOrderMark(line);
        const auto brought = line.size() > kLongestLine
                                 ? Error{"line_too_long", std::to_string(line.size())}
                                 : listener.hear(line);
        if (!brought)
            out << wire::badLine(number, brought.error()) << '\n';
        else
            for (const auto& suggestion : brought.value())
                out << suggestion << '\n';
        out.flush();
    }
    return 0;
}

} // namespace lianxin::commands
