#include "server-stub/cli/failure.h"

#include <array>
#include <ostream>
#include <string_view>
#include <utility>

namespace lianxin::cli {

namespace {

using Sentence = std::pair<std::string_view, std::string_view>;
constexpr std::array kSentences{
    // Of words of the command.
    Sentence{"unknown_option", "不认识的选项"},
    Sentence{"missing_value", "选项缺少取值"},
    Sentence{"unexpected_argument", "多余的参数"},
    Sentence{"given_twice", "选项重复"},
    // Of files.
    Sentence{"not_found", "找不到文件"},
    Sentence{"io", "读写失败"},
    Sentence{"exists", "已经存在，请另取一个名字"},
    Sentence{"disk_full", "磁盘已满"},
    Sentence{"too_large", "超过了大小的限制"},
    Sentence{"too_long", "超过了长度的限制"},
    Sentence{"line_too_long", "这一行太长"},
    Sentence{"missing_member", "缺少一列或一项"},
    Sentence{"bad_member", "有一列或一项不对"},
    Sentence{"bad_csv", "这一行读不懂"},
    Sentence{"bad_tsv", "这一行读不懂"},
    Sentence{"bad_json", "不是 JSON"},
    Sentence{"bad_yaml", "这一行读不懂"},
    Sentence{"bad_geojson", "边界文件不是面"},
    Sentence{"bad_tags", "这一行的标记读不懂"},
    Sentence{"unknown_calendar", "没有这套日历"},
    Sentence{"missing_city", "地名文件里没有城市这一行"},
    Sentence{"no_district", "地名文件里没有区县"},
    // Of models.
    Sentence{"bad_model", "模型文件读不了"},
    Sentence{"not_a_model", "不是模型文件"},
    Sentence{"damaged", "模型文件已损坏"},
    Sentence{"unknown_version", "模型文件的版本不认识"},
    Sentence{"too_few_labels", "类别太少，学不了"},
    Sentence{"too_few_texts", "文本太少，学不了"},
    Sentence{"too_few_districts", "区县太少，学不了"},
    Sentence{"no_addresses", "没有地址，学不了"},
    Sentence{"too_many_labels", "标记的种类太多"},
    Sentence{"too_many_utterances", "一通来电的话太多"},
    // Of the store.
    Sentence{"store_corrupt", "数据库已损坏或不是本程序的文件"},
    Sentence{"store_newer", "数据库由更新的版本写成，请升级程序"},
    Sentence{"no_city", "数据库里没有城市资料，请指定 --resources 或先运行 demo"},
    Sentence{"store_in_use", "已有一个中心在使用这个数据库，请先停下它"},
    Sentence{"busy", "数据库正被占用"},
    Sentence{"log_gap", "日志有缺号"},
    Sentence{"bad_policy", "时限或日历有误"},
    Sentence{"version_taken", "这个版本号已经用过，规定改了请换一个版本号"},
    // Of people.
    Sentence{"unknown_role", "没有这个角色"},
    Sentence{"weak_password", "密码太简单：至少 8 个字符，不能只用数字或只用字母，不能含工号"},
    Sentence{"missing_unit", "承办单位人员必须写明单位"},
    Sentence{"unknown_staff", "没有这个工号"},
    Sentence{"wrong_password", "工号或密码不对"},
    Sentence{"locked", "连续输错，工号暂时锁定，解锁时间"},
    Sentence{"forbidden", "这个工号没有这项权限"},
    Sentence{"missing_reason", "没有写明理由"},
    // Of the network.
    Sentence{"bad_address", "监听地址不对"},
    Sentence{"needs_tls", "本机以外的地址必须配置 --tls-cert 和 --tls-key"},
    Sentence{"bad_certificate", "证书或私钥读不了"},
    Sentence{"address_in_use", "地址已被占用"},
    Sentence{"connection", "连不上服务器"},
    Sentence{"bad_url", "服务器地址不对"},
    Sentence{"bad_answer", "服务器的回答读不懂"},
};

} // namespace

std::string sentence(const Error& error)
{
    for (const auto& [code, text] : kSentences)
        if (code == error.code)
            return std::string(text) + (error.detail.empty() ? "" : "：" + error.detail);
    return error.code + (error.detail.empty() ? "" : "：" + error.detail);
}

int fail(std::ostream& err, const Error& error)
{
    err << sentence(error) << " [" << error.code << "]\n";
    return 1;
}

} // namespace lianxin::cli
