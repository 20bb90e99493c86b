import {type HandlerTable} from '../handler.js'
import {nowSeconds, type Params} from '../values.js'

/** Shaped like the login secrets of an account, and worth nothing. */
const COOKIES = 'p_uin=o0000010000; p_skey=mock-p-skey; skey=@mockskey'

const CSRF_TOKEN = 1_234_567_890

const RKEY_TTL_S = 7200

const FACES = [
  {id: 'face-0001', desc: '企鹅点头'},
  {id: 'face-0002', desc: ''},
  {id: 'face-0003', desc: '收到'},
]

function faceUrl(id: string): string {
  return `https://p.qpic.cn/qq_expression/10000/${id}/0`
}

function firstFaces(params: Params): typeof FACES {
  return FACES.slice(0, Number(params['count']))
}

const FACE_SAMPLES: HandlerTable = {
  fetch_custom_face: params => firstFaces(params).map(({id}) => faceUrl(id)),
  fetch_custom_face_detail: (params, {world}) =>
    firstFaces(params).map(({id, desc}, index) => ({
      uin: String(world.self.user_id),
      emoId: index + 1,
      emoPath: '',
      isExist: true,
      resId: id,
      url: faceUrl(id),
      md5: id.padEnd(32, '0'),
      eId: '',
      epId: '0',
      desc,
    })),
  create_collection: () => ({result: 0, errMsg: ''}),
  get_collection_list: (_params, {world}) => ({
    result: 0,
    errMsg: '',
    collectionSearchList: {
      collectionItemList: [
        {
          cid: 'c_000001',
          type: 1,
          status: 1,
          author: {type: 1, numId: String(world.self.user_id), strId: world.self.nickname, groupId: '0'},
          bid: 1,
          category: 1,
          createTime: String(nowSeconds() * 1000),
          collectTime: String(nowSeconds() * 1000),
          summary: {textSummary: {content: '记得给企鹅喂鱼'}},
        },
      ],
      hasMore: false,
      bottomTimeStamp: '0',
    },
  }),
  send_qzone_msg: () => ({tid: 'd2040000mock0001'}),
}

const SECRET_SAMPLES: HandlerTable = {
  get_cookies: () => ({cookies: COOKIES, bkn: String(CSRF_TOKEN)}),
  get_csrf_token: () => ({token: CSRF_TOKEN}),
  get_credentials: () => ({cookies: COOKIES, token: CSRF_TOKEN}),
  get_clientkey: () => ({clientkey: 'mock-client-key'}),
  get_rkey: () => [
    {type: 'private', rkey: '&rkey=mock-private', created_at: nowSeconds(), ttl: RKEY_TTL_S},
    {type: 'group', rkey: '&rkey=mock-group', created_at: nowSeconds(), ttl: RKEY_TTL_S},
  ],
  get_rkey_server: () => ({
    private_rkey: '&rkey=mock-private',
    group_rkey: '&rkey=mock-group',
    expired_time: nowSeconds() + RKEY_TTL_S,
    name: 'NapCat 4',
  }),
  nc_get_rkey: () => [
    {rkey: '&rkey=mock-private', ttl: String(RKEY_TTL_S), time: nowSeconds(), type: 10},
    {rkey: '&rkey=mock-group', ttl: String(RKEY_TTL_S), time: nowSeconds(), type: 20},
  ],
  send_packet: params => (params['rsp'] === false ? '' : '08001200'),
}

export const ACCOUNT_SAMPLES: HandlerTable = {
  ...FACE_SAMPLES,
  ...SECRET_SAMPLES,
  _get_model_show: () => [{variants: {model_show: 'napcat', need_pay: false}}],
  get_online_clients: () => [],
  can_send_image: () => ({yes: true}),
  can_send_record: () => ({yes: true}),
  check_url_safely: () => ({level: 1}),
  get_robot_uin_range: () => [
    {minUin: '2854196301', maxUin: '2854216399'},
    {minUin: '66600000', maxUin: '66600000'},
  ],
  ocr_image: () => [{text: '你好，企鹅', score: '0.99', boundingBox: []}],
  '.ocr_image': () => [{text: '你好，企鹅', score: '0.99', boundingBox: []}],
  translate_en2zh: params => ({words: (params['words'] as readonly string[]).map(word => `译：${word}`)}), // validated
  test_auto_register_01: () => 'AutoRegister Router Test',
  test_auto_register_02: () => 'AutoRegister Router Test',
}
